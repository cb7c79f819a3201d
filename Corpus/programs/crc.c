// CRC-32 by table, and copies by bytes and by words at every alignment: crc [rounds] [size].
#include "runtime.h"

#define LARGEST 65536

static u32 table[256];
static u8 source[LARGEST + 16];
static u8 target[LARGEST + 16];

static void make_table(void) {
    for (u32 i = 0; i < 256; i++) {
        u32 value = i;
        for (int bit = 0; bit < 8; bit++) value = value >> 1 ^ (value & 1 ? 0xedb88320 : 0);
        table[i] = value;
    }
}

static u32 crc(const u8 *bytes, u64 count) {
    u32 value = 0xffffffff;
    for (u64 i = 0; i < count; i++) value = value >> 8 ^ table[(value ^ bytes[i]) & 255];
    return ~value;
}

static void copy_bytes(u8 *to, const u8 *from, u64 count) {
    for (u64 i = 0; i < count; i++) to[i] = from[i];
}

// Word by word, whatever the alignment of either side.
static void copy_words(u8 *to, const u8 *from, u64 count) {
    typedef u64 __attribute__((aligned(1), may_alias)) word;
    u64 words = count >> 3;
    for (u64 i = 0; i < words; i++) ((word *)to)[i] = ((const word *)from)[i];
    copy_bytes(to + (words << 3), from + (words << 3), count & 7);
}

int main(int argc, char **argv) {
    u64 rounds = number_argument(argc, argv, 1, 1000);
    u64 size = number_argument(argc, argv, 2, LARGEST);
    if (size > LARGEST) {
        print("expected a size of at most 65536\n");
        return 2;
    }
    make_table();
    // The check value of CRC-32/ISO-HDLC.
    int is_right = crc((const u8 *)"123456789", 9) == 0xcbf43926;
    u64 random = 88172645463325252;
    for (u64 i = 0; i < size; i++) source[i] = (u8)(next_random(&random) >> 32);
    u32 expected = crc(source, size);
    u64 sum = 0;
    for (u64 round = 0; round < rounds; round++) {
        u64 shift = round & 7;
        copy_words(target + shift, source, size);
        u32 first = crc(target + shift, size);
        copy_bytes(source, target + shift, size);
        is_right &= first == expected;
        sum += first;
    }
    is_right &= sum == multiply(expected, rounds) && crc(source, size) == expected;
    print("crc: ");
    print_hex(expected, 8);
    return finish(is_right);
}
