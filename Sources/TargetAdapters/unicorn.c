// Unicorn (QEMU's TCG as a library) as a target, in a process of its own: see Targets.md and scripts/get-target.
//
// The library is loaded when it runs: `unicorn [PATH OF libunicorn.so.2]`. A program runs twice at most: first with a hook
// for each of Unicorn's blocks, which is fast; and if something came up whose place that does not tell, from the start
// with a hook for each instruction. Unicorn does not see stores to code that it has translated, and has the M, A, F, D
// and C extensions: what that changes is not told as its behaviour, see the abilities in `main`.
#include "target_protocol.h"

#include <dlfcn.h>
#include <stdbool.h>

// From unicorn.h and riscv.h of Unicorn 2.0.1 and 2.1.4.
typedef struct uc_struct uc_engine;
typedef size_t uc_hook;
enum {
    UC_ARCH_RISCV = 8,
    UC_MODE_RISCV64 = 8,
    UC_PROT_ALL = 7,
    UC_HOOK_INTR = 1,
    UC_HOOK_CODE = 4,
    UC_HOOK_BLOCK = 8,
    UC_RISCV_REG_X0 = 1,
    UC_RISCV_REG_PC = 190,
    // UC_CTL_WRITE(UC_CTL_TB_REMOVE_CACHE, 2)
    REMOVE_CACHE = 9 | 2 << 26 | 1 << 30,
};

static unsigned (*uc_version)(unsigned *, unsigned *);
static int (*uc_open)(int, int, uc_engine **);
static int (*uc_mem_map_ptr)(uc_engine *, uint64_t, size_t, uint32_t, void *);
static int (*uc_mem_unmap)(uc_engine *, uint64_t, size_t);
static int (*uc_reg_write_batch)(uc_engine *, const int *, void *const *, int);
static int (*uc_reg_read_batch)(uc_engine *, const int *, void **, int);
static int (*uc_reg_read)(uc_engine *, int, void *);
static int (*uc_emu_start)(uc_engine *, uint64_t, uint64_t, uint64_t, size_t);
static int (*uc_emu_stop)(uc_engine *);
static int (*uc_hook_add)(uc_engine *, uc_hook *, int, void *, void *, uint64_t, uint64_t, ...);
static int (*uc_hook_del)(uc_engine *, uc_hook);
static int (*uc_ctl)(uc_engine *, int, ...);

// Where the guest is never meant to come.
static const uint64_t nowhere = 0x00abcdef01234000;

static uc_engine *uc;
static uint64_t base, size;
static uint8_t *memory;
// What memory held before the run, and which of its lines are not zero there.
static uint8_t *before, *is_used;
static int numbers[31];
static uint64_t values[31];
static void *places[31];

// What has been translated since the last program: no further than it was run.
static uint64_t first_run = ~0ull, last_run = 0;

// The run under way.
static struct {
    const struct target_order *order;
    uint64_t next;              // step that ends next
    uint64_t stop;              // instructions after which it does
    uint64_t retired, total;    // before the block or instruction under way; in all
    uint64_t pc, length;        // of the block or instruction under way
    bool is_exact;              // a hook for each instruction
    bool is_interrupted;        // by an exception that the hook was told of
    bool went_past;             // a stop that is not at the start of a block
    bool left_words;            // came to where no word begins
    uint64_t store, store_length;
    uint8_t stored_over[8];
    size_t reply;               // where its states begin in the answer
    uint64_t count;             // states so far
} run;

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

static void append_state(int exit, uint64_t cause, uint64_t value, uint64_t pc, uint64_t retired)
{
    struct target_state state = {.exit = exit, .cause = cause, .value = value, .pc = pc, .retired = retired};
    uc_reg_read_batch(uc, numbers, places, 31);
    memcpy(state.x, values, sizeof values);
    memcpy(target_append(sizeof state), &state, sizeof state);
    run.count++;
}

// Notes the states of the steps that end where the guest is now.
static void pass(uint64_t pc)
{
    while (run.next < run.order->step_count && run.retired >= run.stop) {
        if (run.retired > run.stop) run.went_past = true;
        append_state(exit_fuel, 0, 0, pc, run.retired);
        run.next++;
        if (run.next < run.order->step_count) run.stop += run.order->fuels[run.next];
    }
    if (run.next == run.order->step_count) uc_emu_stop(uc);
}

// Comes to code of `length` bytes; says whether it goes on.
static bool begin(uint64_t pc, uint64_t length)
{
    run.retired += run.length / 4;
    if (pc % 4 != 0) {
        run.left_words = true;
        run.length = 0;
        uc_emu_stop(uc);
        return false;
    }
    if (pc < first_run) first_run = pc;
    if (pc + length > last_run) last_run = pc + length;
    run.pc = pc;
    run.length = length;
    pass(pc);
    return run.next < run.order->step_count;
}

static void on_block(uc_engine *engine, uint64_t address, uint32_t length, void *data)
{
    (void)engine, (void)data;
    begin(address, length);
}

static void on_instruction(uc_engine *engine, uint64_t address, uint32_t length, void *data)
{
    (void)engine, (void)data, (void)length;
    run.store_length = 0;
    if (!begin(address, 4)) return;
    uint32_t word = word_at(address);
    if ((word & 0x7f) == 0x23) {
        uint64_t from = 0;
        if (word >> 15 & 31) uc_reg_read(uc, UC_RISCV_REG_X0 + (word >> 15 & 31), &from);
        run.store = from + (uint64_t)(int64_t)((int32_t)(word & 0xfe000000) >> 20 | (int32_t)(word >> 7 & 0x1f));
        run.store_length = 1ull << (word >> 12 & 3);
        for (uint64_t i = 0; i < run.store_length; i++)
            if (contains(run.store + i, 1)) run.stored_over[i] = memory[run.store + i - base];
    }
}

static void on_interrupt(uc_engine *engine, uint32_t number, void *data)
{
    (void)engine, (void)data, (void)number;
    run.is_interrupted = true;
    uc_emu_stop(uc);
}

// The first byte of what the load or store at pc accesses that is not there; false if there is none.
static bool missing_byte(uint32_t word, uint64_t *address)
{
    bool stores = (word & 0x7f) == 0x23;
    uint64_t at = 0;
    if (word >> 15 & 31) uc_reg_read(uc, UC_RISCV_REG_X0 + (word >> 15 & 31), &at);
    at += (uint64_t)(int64_t)(stores ? (int32_t)(word & 0xfe000000) >> 20 | (int32_t)(word >> 7 & 0x1f) : (int32_t)word >> 20);
    for (uint64_t i = 0; i < 1u << (word >> 12 & 3); i++)
        if (!contains(at + i, 1)) {
            *address = at + i;
            return true;
        }
    return false;
}

// The guest has come to pc, where nothing can be fetched: everything before has retired.
static void end_at_fetch(uint64_t pc)
{
    if (run.pc != pc) run.retired += run.length / 4;
    run.pc = pc;
    run.length = 0;
    pass(pc);
    if (run.next < run.order->step_count) append_state(exit_trap, 1, pc, pc, run.retired);
}

// Says how a run with a hook for each block ended; false if that does not tell.
static bool end_of_blocks(uint64_t pc)
{
    if (run.went_past || run.left_words) return false;
    if (run.next == run.order->step_count) return true;
    if (!run.is_interrupted) {
        if (contains(pc, 4)) return false;
        end_at_fetch(pc);
        return !run.went_past;
    }
    // ECALL at a block's end is what most programs end with; the block is counted up to it.
    uint64_t last = run.pc + run.length - 4;
    if (run.length == 0 || word_at(last) != 0x00000073 || pc != last + 4) return false;
    run.retired += run.length / 4 - 1;
    if (run.retired >= run.stop) return false;
    append_state(exit_trap, 8, 0, last, run.retired);
    return true;
}

// Says how a run with a hook for each instruction ended.
static void end_of_instructions(int error, uint64_t pc)
{
    if (run.next == run.order->step_count) return;
    if (!run.is_interrupted && !contains(pc, 4)) {
        end_at_fetch(pc);
        return;
    }
    if (run.left_words || (error == 0 && !run.is_interrupted)) {
        // It goes on with 16-bit instructions, or has stopped for no reason that is known here.
        append_state(exit_unended, 0, 0, run.pc, run.retired);
        return;
    }
    uint32_t word = word_at(run.pc);
    uint64_t value = word;
    int cause = 2;
    if (word == 0x00000073) {
        cause = 8;
        value = 0;
    } else if (word == 0x00100073) {
        cause = 3;
        value = 0;
    } else if ((word & 0x7f) == 0x03 && missing_byte(word, &value)) {
        cause = 5;
    } else if ((word & 0x7f) == 0x23 && missing_byte(word, &value)) {
        cause = 7;
        // It may have stored to the first page before it faulted in the second; that is lawful, and so is not to.
        for (uint64_t i = 0; i < run.store_length; i++)
            if (contains(run.store + i, 1)) memory[run.store + i - base] = run.stored_over[i];
    }
    append_state(exit_trap, cause, value, run.pc, run.retired);
}

// Runs the order from the state that it gives, with a hook for each instruction or block; false if the latter does not
// tell what came of it.
static bool attempt(const struct target_order *order, bool is_exact)
{
    memset(&run, 0, sizeof run);
    run.order = order;
    run.is_exact = is_exact;
    run.reply = target_reply_length;
    run.stop = order->fuels[0];
    if (first_run < last_run) uc_ctl(uc, REMOVE_CACHE, first_run, last_run);
    first_run = ~0ull;
    last_run = 0;
    memcpy(values, order->x, sizeof values);
    uc_reg_write_batch(uc, numbers, places, 31);
    uc_hook hook;
    if (uc_hook_add(uc, &hook, is_exact ? UC_HOOK_CODE : UC_HOOK_BLOCK, is_exact ? (void *)on_instruction : (void *)on_block,
                    NULL, 1, 0) != 0)
        target_die("unicorn takes no hook");
    uint64_t start = order->x[31], pc = start;
    run.pc = start;
    int error = 0;
    if (contains(start, 4)) {
        error = uc_emu_start(uc, start, nowhere, 0, 0);
        uc_reg_read(uc, UC_RISCV_REG_PC, &pc);
    } else {
        error = 8;
    }
    uc_hook_del(uc, hook);
    if (!is_exact) return end_of_blocks(pc);
    end_of_instructions(error, pc);
    return true;
}

// Notes that bytes of memory are not what they were before the run: that is what they were before the next one.
static void settle(uint64_t offset, uint64_t length)
{
    memcpy(before + offset, memory + offset, length);
    for (uint64_t line = offset / target_line; line * target_line < offset + length; line++) is_used[line] = 1;
}

static void clear(void)
{
    for (uint64_t line = 0; line < size / target_line; line++) {
        if (!is_used[line]) continue;
        memset(memory + line * target_line, 0, target_line);
        memset(before + line * target_line, 0, target_line);
        is_used[line] = 0;
    }
}

static void load(const struct target_order *order)
{
    if (!order->continues) clear();
    const uint64_t *segment = order->segments;
    for (uint64_t i = 0; i < order->segment_count; i++) {
        uint64_t offset = segment[0] - base, length = segment[1];
        if (length > 0) {
            if (!contains(segment[0], length)) target_die("a segment outside memory");
            memcpy(memory + offset, segment + 2, length);
            settle(offset, length);
        }
        segment += 2 + (length + 7) / 8;
    }
}

static void serve(const struct target_order *order)
{
    if (order->step_count == 0) target_die("a run without steps");
    load(order);
    size_t count_place = target_reply_length;
    target_append_word(0);
    if (!attempt(order, false)) {
        target_reply_length = count_place + 8;
        memcpy(memory, before, size);
        attempt(order, true);
    }
    memcpy(target_reply + count_place, &run.count, 8);
    size_t line_place = target_reply_length;
    target_append_word(0);
    uint64_t lines = 0;
    for (uint64_t page = 0; page < size; page += 4096) {
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
    if (new_base % 4096 != 0 || new_size % 4096 != 0 || new_size == 0 || new_size > 1 << 24)
        target_die("memory of %llu bytes", (unsigned long long)new_size);
    if (memory) uc_mem_unmap(uc, base, size);
    base = new_base;
    size = new_size;
    memory = aligned_alloc(4096, size);
    before = calloc(size, 1);
    is_used = calloc(size / target_line, 1);
    if (!memory || !before || !is_used) target_die("no memory for the guest");
    memset(memory, 0, size);
    if (uc_mem_map_ptr(uc, base, size, UC_PROT_ALL, memory) != 0) target_die("unicorn cannot map the guest's memory");
}

static void *symbol(void *library, const char *name)
{
    void *address = dlsym(library, name);
    if (!address) target_die("libunicorn has no %s", name);
    return address;
}

int main(int count, char **arguments)
{
    const char *path = count > 1 ? arguments[1] : "libunicorn.so.2";
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) target_die("cannot load %s: %s", path, dlerror());
#define LOAD(name) *(void **)&name = symbol(library, #name)
    LOAD(uc_version), LOAD(uc_open), LOAD(uc_mem_map_ptr), LOAD(uc_mem_unmap), LOAD(uc_reg_write_batch);
    LOAD(uc_reg_read_batch), LOAD(uc_reg_read), LOAD(uc_emu_start), LOAD(uc_emu_stop), LOAD(uc_hook_add);
    LOAD(uc_hook_del), LOAD(uc_ctl);
    unsigned major, minor, version = uc_version(&major, &minor);
    if (uc_open(UC_ARCH_RISCV, UC_MODE_RISCV64, &uc) != 0) target_die("unicorn has no RISC-V");
    for (int i = 0; i < 31; i++) {
        numbers[i] = UC_RISCV_REG_X0 + 1 + i;
        places[i] = &values[i];
    }
    uc_hook hook;
    if (uc_hook_add(uc, &hook, UC_HOOK_INTR, (void *)on_interrupt, NULL, 1, 0) != 0) target_die("unicorn takes no hook");
    char name[64];
    snprintf(name, sizeof name, "unicorn %u.%u.%u", major, minor, version >> 8 & 0xff);
    target_say_hello(target_stops | target_tells_value | target_counts, name);
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
                struct target_order order = target_next_order();
                serve(&order);
            }
            target_end_reply();
            break;
        }
        default: target_die("a frame of an unknown kind");
        }
    }
}
