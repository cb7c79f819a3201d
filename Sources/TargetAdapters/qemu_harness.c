// qemu-riscv64 as a target: a guest program that speaks the target protocol and runs other programs inside itself; see
// Targets.md and scripts/get-target.
//
// A program is entered and left by way of signal handlers, which load and see every register. It is only run to its end:
// the host sends no program that changes its code or leaves what RV64I defines. ECALL would be a system call: another
// word is in its place while a program runs, and where a program has loaded that word, its end is not told.
// `qemu_launcher.c` keeps QEMU from doing harm should a program come to a system call nevertheless.
//
// Handlers run with the program's gp and tp: built without relaxation, without stack protector, without thread-local data.
#define _GNU_SOURCE
#include "target_protocol.h"

#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

static uint64_t base, size;
static uint8_t *memory, *before;
// What is not zero there: lines of `before`, in no order.
static uint8_t *is_used;
static uint32_t *used;
static uint64_t used_count;
// For each page of memory, whether it has been touched since it was cleared.
static uint8_t *is_touched;
// What a first run has left, and in which pages.
static uint8_t *first_memory, *was_touched;

static volatile bool is_entering, is_running;
static mcontext_t own;
static const struct target_order *order;
static struct target_state end;
static volatile uint64_t run_number, run_seen;

static const uint32_t ecall = 0x00000073, ebreak = 0x00100073;
// What is in the place of ECALL while a program runs: a reserved encoding whose bytes and halves are zero where those of
// ECALL are, and where the program may have seen that, another (CSRRCI of a CSR there is not). Each bit of ECALL is in
// one of them.
static uint32_t call_trap;
static const uint32_t near_trap = 0x0000007f, far_trap = 0xfffffff3;

// Words of the code that were ECALL.
static uint32_t *calls;
static uint64_t call_count;

static bool contains(uint64_t address, uint64_t length)
{
    return address - base < size && length <= size - (address - base);
}

static uint32_t word_at(uint64_t address)
{
    uint32_t word = 0;
    if (contains(address, 4)) memcpy(&word, memory + (address - base), 4);
    return word;
}

static bool was_call(uint64_t address)
{
    for (uint64_t i = 0; i < call_count; i++)
        if (base + calls[i] == address) return true;
    return false;
}

// The first byte of what the load or store at pc accesses that is not there; false if there is none.
static bool missing_byte(uint32_t word, const unsigned long *x, uint64_t *address)
{
    bool stores = (word & 0x7f) == 0x23;
    uint64_t at = (word >> 15 & 31) ? x[word >> 15 & 31] : 0;
    int32_t offset = stores ? (int32_t)(word & 0xfe000000) >> 20 | (int32_t)(word >> 7 & 0x1f) : (int32_t)word >> 20;
    at += (uint64_t)(int64_t)offset;
    for (uint64_t i = 0; i < 1u << (word >> 12 & 3); i++)
        if (!contains(at + i, 1)) {
            *address = at + i;
            return true;
        }
    return false;
}

// x has pc in the place of x0.
static void take_end(int number, const unsigned long *x)
{
    uint64_t pc = x[0];
    uint32_t word = word_at(pc);
    end.exit = exit_trap;
    end.value = 0;
    if (number == SIGALRM) {
        end.exit = exit_unended;
        end.cause = 0;
    } else if (!contains(pc, 4)) {
        end.cause = 1;
        end.value = pc;
    } else if (word == call_trap && was_call(pc)) {
        end.cause = 8;
    } else if (number == SIGTRAP && word == ebreak) {
        end.cause = 3;
    } else if (number == SIGSEGV && (word & 0x7f) == 0x03 && missing_byte(word, x, &end.value)) {
        end.cause = 5;
    } else if (number == SIGSEGV && (word & 0x7f) == 0x23 && missing_byte(word, x, &end.value)) {
        end.cause = 7;
    } else {
        end.cause = 2;
        end.value = word;
    }
    for (int i = 1; i < 32; i++) end.x[i - 1] = x[i];
    end.pc = pc;
    end.retired = 0;
}

// Handlers return without QEMU's trampoline, which lies in a page that programs could see: see `leave_low_memory`.
void handle_signal(int number, siginfo_t *info, void *context);
__asm__(".globl handle_signal\n"
        "handle_signal: mv s0, sp\n"
        "call on_signal\n"
        "mv sp, s0\n"
        "li a7, 139\n" // rt_sigreturn
        "ecall\n");

void on_signal(int number, siginfo_t *info, void *context)
{
    (void)info;
    mcontext_t *now = &((ucontext_t *)context)->uc_mcontext;
    if (number == SIGALRM) {
        // The second tick in the same run.
        if (!is_running || run_seen != run_number) {
            run_seen = run_number;
            return;
        }
    }
    if (is_entering) {
        own = *now;
        is_entering = false;
        is_running = true;
        now->__gregs[0] = order->x[31];
        for (int i = 1; i < 32; i++) now->__gregs[i] = order->x[i - 1];
        return;
    }
    if (!is_running) target_die("signal %d in the harness", number);
    is_running = false;
    take_end(number, now->__gregs);
    *now = own;
    now->__gregs[0] += 4;
}

static void enter(void)
{
    run_number++;
    is_entering = true;
    __asm__ volatile(".option push\n.option norvc\nebreak\n.option pop" ::: "memory");
}

static void settle(uint64_t offset, uint64_t length)
{
    memcpy(before + offset, memory + offset, length);
    for (uint64_t line = offset / target_line; line * target_line < offset + length; line++) {
        if (is_used[line]) continue;
        is_used[line] = 1;
        used[used_count++] = (uint32_t)line;
    }
}

// Zeroes what was written: the system has to, as clearing 128 KiB takes longer here than running a program.
static void clear(void)
{
    if (madvise(memory, size, MADV_DONTNEED) != 0) target_die("memory cannot be given back");
    for (uint64_t i = 0; i < used_count; i++) {
        memset(before + used[i] * target_line, 0, target_line);
        is_used[used[i]] = 0;
    }
    used_count = call_count = 0;
}

static void load(void)
{
    if (!order->continues) clear();
    const uint64_t *segment = order->segments;
    for (uint64_t i = 0; i < order->segment_count; i++) {
        uint64_t offset = segment[0] - base, length = segment[1];
        if (length > 0) {
            if (!contains(segment[0], length)) target_die("a segment outside memory");
            memcpy(memory + offset, segment + 2, length);
            // What is no code is not run: the host sends no such program.
            for (uint64_t at = offset; i == 0 && at + 4 <= offset + length; at += 4) {
                if (word_at(base + at) != ecall) continue;
                memcpy(memory + at, &call_trap, 4);
                calls[call_count++] = (uint32_t)at;
            }
            settle(offset, length);
        }
        segment += 2 + (length + 7) / 8;
    }
    __asm__ volatile("fence.i" ::: "memory");
}

static void restore_calls(void)
{
    for (uint64_t i = 0; i < call_count; i++) {
        memcpy(before + calls[i], &ecall, 4);
        if (word_at(base + calls[i]) == call_trap) memcpy(memory + calls[i], &ecall, 4);
    }
}

// Whether the program may come to know what is in its code: it has loads, and something that points to code.
static bool may_load_code(void)
{
    if (order->segment_count == 0 || call_count == 0) return false;
    uint64_t start = order->segments[0], length = order->segments[1];
    bool has_loads = false, has_pointers = false;
    for (uint64_t at = start; at + 4 <= start + length; at += 4) {
        uint32_t word = word_at(at), opcode = word & 0x7f;
        has_loads |= opcode == 0x03;
        // AUIPC, and jumps that link.
        has_pointers |= opcode == 0x17 || ((opcode == 0x6f || opcode == 0x67) && (word >> 7 & 31) != 0);
    }
    for (int i = 0; i < 31; i++) has_pointers |= order->x[i] + 4096 - start < length + 8192;
    return has_loads && has_pointers;
}

static void run_once(uint32_t trap)
{
    call_trap = trap;
    load();
    enter();
    restore_calls();
    // Pages that nobody has touched are not there.
    if (mincore(memory, size, is_touched) != 0) target_die("what was touched cannot be found out");
}

// Runs the program; twice where it may have seen that its code is not quite its own. If it has, its end is not told.
static void run(void)
{
    run_once(near_trap);
    if (order->continues || !may_load_code()) return;
    struct target_state first = end;
    for (uint64_t page = 0; page < size; page += 4096) {
        was_touched[page / 4096] = is_touched[page / 4096];
        if (is_touched[page / 4096] & 1) memcpy(first_memory + page, memory + page, 4096);
    }
    run_once(far_trap);
    bool is_same = memcmp(&first, &end, sizeof end) == 0;
    for (uint64_t page = 0; page < size; page += 4096)
        if ((is_touched[page / 4096] | was_touched[page / 4096]) & 1)
            is_same &= is_touched[page / 4096] == was_touched[page / 4096] &&
                       memcmp(first_memory + page, memory + page, 4096) == 0;
    if (!is_same) end.exit = exit_unseen;
}

static void serve(void)
{
    if (order->step_count == 0) target_die("a run without steps");
    run();
    target_append_word(1);
    memcpy(target_append(sizeof end), &end, sizeof end);
    size_t line_place = target_reply_length;
    target_append_word(0);
    uint64_t lines = 0;
    for (uint64_t page = 0; page < size; page += 4096) {
        if (!(is_touched[page / 4096] & 1)) continue;
        if (memcmp(memory + page, before + page, 4096) == 0) continue;
        for (uint64_t line = page; line < page + 4096; line += target_line) {
            if (memcmp(memory + line, before + line, target_line) == 0) continue;
            target_append_word(base + line);
            memcpy(target_append(target_line), memory + line, target_line);
            settle(line, target_line);
            lines++;
        }
    }
    memcpy(target_reply + line_place, &lines, 8);
}

static void configure(uint64_t new_base, uint64_t new_size)
{
    if (new_base % 4096 != 0 || new_size % 4096 != 0 || new_size == 0 || new_size > 1 << 24 || new_base + new_size < new_base)
        target_die("memory of %llu bytes at %#llx", (unsigned long long)new_size, (unsigned long long)new_base);
    if (memory) munmap(memory, size);
    free(before), free(is_used), free(used), free(is_touched), free(calls);
    free(first_memory), free(was_touched);
    used_count = call_count = 0;
    base = new_base;
    size = new_size;
    memory = mmap((void *)base, size, PROT_READ | PROT_WRITE | PROT_EXEC,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    before = calloc(size, 1);
    is_used = calloc(size / target_line, 1);
    calls = calloc(size / 4, 4);
    used = calloc(size / target_line, sizeof *used);
    is_touched = calloc(size / 4096, 1);
    first_memory = malloc(size);
    was_touched = calloc(size / 4096, 1);
    if (!first_memory || !was_touched || memory != (void *)base || !before || !is_used || !used || !is_touched || !calls) target_die("no memory at %#llx", (unsigned long long)base);
}

static void *old_stack;

// QEMU puts stacks and mappings at 1 << 38, where programs come by themselves. They have to find nothing there: our own
// stack is elsewhere from here on, and memory is only taken where the harness is.
static void leave_low_memory(void (*go_on)(void))
{
    mallopt(M_MMAP_MAX, 0);
    static uint8_t stack[1 << 20] __attribute__((aligned(16)));
    __asm__ volatile("mv sp, %0\njr %1" ::"r"(stack + sizeof stack), "r"(go_on));
    __builtin_unreachable();
}

static void serve_on_new_stack(void)
{
    // The stack, the page with the trampoline, and the arguments, of which nothing is used any more.
    extern char **environ;
    static char *no_environment[] = {NULL};
    environ = no_environment;
    if (munmap((void *)((uint64_t)old_stack & ~0xffffffull), 1 << 24) != 0) target_die("the first stack does not go");
    static uint8_t handler_stack[1 << 16];
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    struct sigaction action = {.sa_sigaction = handle_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    if (sigaltstack(&stack, NULL) != 0) target_die("no stack for handlers");
    int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGALRM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaction(numbers[i], &action, NULL);
    struct itimerval tick = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
    setitimer(ITIMER_REAL, &tick, NULL);
    target_say_hello(target_tells_value, QEMU_VERSION);
    for (;;) {
        switch (target_next_frame()) {
        case target_configure: {
            const uint64_t *range = target_take(2);
            configure(range[0], range[1]);
            break;
        }
        case target_run: {
            if (size == 0) target_die("told to run before it was told where memory is");
            uint64_t runs = *target_take(1);
            target_begin_reply(runs);
            for (uint64_t i = 0; i < runs; i++) {
                struct target_order next = target_next_order();
                order = &next;
                serve();
            }
            target_end_reply();
            break;
        }
        default: target_die("a frame of an unknown kind");
        }
    }
}

int main(void)
{
    old_stack = __builtin_frame_address(0);
    leave_low_memory(serve_on_new_stack);
}
