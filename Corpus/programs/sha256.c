// SHA-256 (FIPS 180-4) of a million letters a: sha256 [rounds]. With 0 rounds only the short test vectors are hashed.
#include "runtime.h"

static const u32 constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
};

struct hash {
    u32 state[8];
    u8 block[64];
    u64 filled;
    u64 total;
};

static u32 rotate(u32 x, int n) {
    return x >> n | x << (32 - n);
}

static void process_block(struct hash *hash) {
    u32 w[64];
    for (int i = 0; i < 16; i++) {
        const u8 *b = &hash->block[i << 2];
        w[i] = (u32)b[0] << 24 | (u32)b[1] << 16 | (u32)b[2] << 8 | b[3];
    }
    for (int i = 16; i < 64; i++) {
        u32 s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        u32 s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    u32 *s = hash->state;
    u32 a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (int i = 0; i < 64; i++) {
        u32 s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        u32 t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        u32 s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        u32 t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
    hash->filled = 0;
}

static void start(struct hash *hash) {
    static const u32 initial[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    for (int i = 0; i < 8; i++) hash->state[i] = initial[i];
    hash->filled = 0;
    hash->total = 0;
}

static void append(struct hash *hash, u8 byte) {
    hash->block[hash->filled++] = byte;
    hash->total++;
    if (hash->filled == 64) process_block(hash);
}

static void close(struct hash *hash) {
    u64 bits = hash->total << 3;
    append(hash, 0x80);
    while (hash->filled != 56) append(hash, 0);
    for (int i = 7; i >= 0; i--) append(hash, (u8)(bits >> (i << 3)));
}

static int equals(const struct hash *hash, const u32 *expected) {
    for (int i = 0; i < 8; i++)
        if (hash->state[i] != expected[i]) return 0;
    return 1;
}

static struct hash hash_text(const char *text) {
    struct hash hash;
    start(&hash);
    for (; *text; text++) append(&hash, (u8)*text);
    close(&hash);
    return hash;
}

int main(int argc, char **argv) {
    // The examples of FIPS 180-2, appendix B.
    static const u32 abc[8] = {
        0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223, 0xb00361a3, 0x96177a9c, 0xb410ff61, 0xf20015ad,
    };
    static const u32 two_blocks[8] = {
        0x248d6a61, 0xd20638b8, 0xe5c02693, 0x0c3e6039, 0xa33ce459, 0x64ff2167, 0xf6ecedd4, 0x19db06c1,
    };
    static const u32 million[8] = {
        0xcdc76e5c, 0x9914fb92, 0x81a1c7e2, 0x84d73e67, 0xf1809a48, 0xa497200e, 0x046d39cc, 0xc7112cd0,
    };
    u64 rounds = number_argument(argc, argv, 1, 20);
    struct hash hash = hash_text("abc");
    int is_right = equals(&hash, abc);
    hash = hash_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    is_right &= equals(&hash, two_blocks);
    for (u64 round = 0; round < rounds; round++) {
        start(&hash);
        for (u32 i = 0; i < 1000000; i++) append(&hash, 'a');
        close(&hash);
        is_right &= equals(&hash, million);
    }
    print("sha256: ");
    for (int i = 0; i < 8; i++) print_hex(hash.state[i], 8);
    return finish(is_right);
}
