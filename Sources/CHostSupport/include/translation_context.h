#ifndef TRANSLATION_CONTEXT_H
#define TRANSLATION_CONTEXT_H

#include <stddef.h>
#include <stdint.h>

/// Spill slots that one block may use.
#define TRANSLATION_SPILL_SLOTS 128

/// What translated code addresses through rbp, which points 128 bytes in so that every guest register is one byte away.
typedef struct {
    uint64_t x[32];              ///< Guest registers; x[0] is zero.
    uint64_t pc;                 ///< Guest pc, where an exit's record does not say it.
    int64_t fuel;                ///< Instructions that may still retire; blocks charge for all of theirs on entry.
    uint64_t access_address;     ///< Guest address of a slow memory access, or target of a misaligned jump.
    uint64_t access_value;       ///< Value of a slow store.
    uint64_t window_base;        ///< First guest address of the memory window.
    uint64_t window_limit[4];    ///< Highest offset into the window of an access of 1, 2, 4, 8 bytes.
    uint64_t store_marks;        ///< Host address of the memory's store marks, one byte a line.
    uint64_t memory_bias;        ///< Host address of guest address 0, modulo 2^64.
    uint64_t entries;            ///< Host address of the block entries: code offset or 0, 4 bytes a guest word.
    uint64_t code_base;          ///< Host address of the executable view.
    uint64_t saved_rsp;          ///< Stack pointer inside the entry code.
    uint64_t spill[TRANSLATION_SPILL_SLOTS]; ///< Values that did not fit registers, for one block.
    uint64_t host[16];           ///< Host registers, by number, at exits that need them; not rsp, rbp and r15.
} translation_context;

/// Displacements from rbp.
enum {
    TRANSLATION_CONTEXT_BIAS = 128,
    TRANSLATION_PC = offsetof(translation_context, pc) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_FUEL = offsetof(translation_context, fuel) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_ACCESS_ADDRESS = offsetof(translation_context, access_address) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_ACCESS_VALUE = offsetof(translation_context, access_value) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_WINDOW_BASE = offsetof(translation_context, window_base) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_WINDOW_LIMIT = offsetof(translation_context, window_limit) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_STORE_MARKS = offsetof(translation_context, store_marks) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_MEMORY_BIAS = offsetof(translation_context, memory_bias) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_ENTRIES = offsetof(translation_context, entries) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_CODE_BASE = offsetof(translation_context, code_base) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_SAVED_RSP = offsetof(translation_context, saved_rsp) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_HOST = offsetof(translation_context, host) - TRANSLATION_CONTEXT_BIAS,
    TRANSLATION_SPILL = offsetof(translation_context, spill) - TRANSLATION_CONTEXT_BIAS,
};

#endif
