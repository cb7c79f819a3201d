// The target's side of rvfuzz's target protocol (Targets.md, "The target protocol"), for adapters in C and C++.
//
// Words of eight bytes, little-endian, on standard input and output. What the other side sends is bounded and checked:
// an adapter that is told nonsense says why on standard error and ends.
#ifndef TARGET_PROTOCOL_H
#define TARGET_PROTOCOL_H

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    target_frame_limit = 1 << 24,
    target_line = 64,
};
#define target_magic 0x3154657a7a667672ull  // "rvfuzeT1"

// What a target can do.
enum {
    target_stops = 1,          // after any number of instructions
    target_tells_value = 2,    // the value that goes with a trap
    target_coherent = 4,       // stores to code are seen without FENCE.I
    target_strict = 8,         // whatever RV64I does not define is illegal
    target_aligns = 16,        // jumps to where no word begins trap
    target_counts = 32,        // how many instructions have retired
};

// Kinds of frame.
enum { target_configure = 1, target_run = 2, target_ran = 3 };

// How a state was come to.
enum {
    exit_fuel = 0,
    exit_trap = 1,
    exit_unseen = 2,  // the target went past it
    exit_unended = 3, // the target was stopped, by time or by something it does not do
};

struct target_state {
    uint64_t exit, cause, value;
    uint64_t x[31];  // x1 to x31
    uint64_t pc, retired;
};

// One run of a frame, as it lies in the buffer.
struct target_order {
    int continues;
    uint64_t step_count;
    const uint64_t *fuels;
    const uint64_t *x;  // x1 to x31, pc
    uint64_t segment_count;
    const uint64_t *segments;  // address, length, bytes up to a multiple of eight
};

static __attribute__((noreturn, format(printf, 1, 2))) void target_die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    _exit(70);
}

// Reads all of it; ends the process where the other side has gone.
static void target_read(void *bytes, size_t count)
{
    char *place = (char *)bytes;
    while (count > 0) {
        ssize_t more = read(0, place, count);
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) _exit(0);
        place += more;
        count -= (size_t)more;
    }
}

static void target_write(const void *bytes, size_t count)
{
    const char *place = (const char *)bytes;
    while (count > 0) {
        ssize_t more = write(1, place, count);
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) _exit(0);
        place += more;
        count -= (size_t)more;
    }
}

static void target_say_hello(uint64_t abilities, const char *name)
{
    uint64_t words[3 + 16] = {target_magic, abilities, strlen(name)};
    if (words[2] > 128) words[2] = 128;
    memcpy(words + 3, name, words[2]);
    target_write(words, 24 + ((words[2] + 7) & ~7ull));
}

// The frame being read: its words.
static uint64_t *target_words;
static uint64_t target_word_count, target_position;

// Reads the next frame and says of which kind it is.
static uint64_t target_next_frame(void)
{
    uint64_t header[2];
    target_read(header, sizeof header);
    if (header[1] > target_frame_limit || header[1] % 8 != 0)
        target_die("a frame of %llu bytes, expected whole words, at most %d", (unsigned long long)header[1],
                   target_frame_limit);
    if (!target_words) target_words = (uint64_t *)malloc(target_frame_limit);
    if (!target_words) target_die("no memory for frames");
    target_read(target_words, header[1]);
    target_word_count = header[1] / 8;
    target_position = 0;
    return header[0];
}

// The next `count` words of the frame.
static const uint64_t *target_take(uint64_t count)
{
    if (count > target_word_count - target_position) target_die("a frame ends before what it announces");
    target_position += count;
    return target_words + target_position - count;
}

static struct target_order target_next_order(void)
{
    const uint64_t *head = target_take(3);
    struct target_order order;
    order.continues = head[0] & 1;
    order.step_count = head[1];
    order.segment_count = head[2];
    order.x = target_take(32);
    order.fuels = target_take(order.step_count);
    order.segments = target_words + target_position;
    for (uint64_t i = 0; i < order.segment_count; i++) {
        uint64_t length = target_take(2)[1];
        if (length > target_frame_limit) target_die("a segment of %llu bytes", (unsigned long long)length);
        target_take((length + 7) / 8);
    }
    return order;
}

// The frame being made.
static uint8_t *target_reply;
static size_t target_reply_length;

static void *target_append(size_t count)
{
    if (!target_reply) target_reply = (uint8_t *)malloc(target_frame_limit + 16);
    if (!target_reply || target_reply_length + count > target_frame_limit + 16) target_die("an answer that is too long");
    target_reply_length += count;
    return target_reply + target_reply_length - count;
}

static void target_append_word(uint64_t word) { memcpy(target_append(8), &word, 8); }

static void target_begin_reply(uint64_t run_count)
{
    target_reply_length = 0;
    target_append_word(target_ran);
    target_append_word(0);
    target_append_word(run_count);
}

static void target_end_reply(void)
{
    if (target_position != target_word_count) target_die("a frame goes on after what it announces");
    uint64_t length = target_reply_length - 16;
    memcpy(target_reply + 8, &length, 8);
    target_write(target_reply, target_reply_length);
}

#endif
