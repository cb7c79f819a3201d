// Unicorn (QEMU's TCG as a library) as a target, in a process of its own: see Targets.md and scripts/get-target.
//
// The library is loaded when it runs: `unicorn [PATH OF libunicorn.so.2]`. A program runs on an engine that tells of each
// of Unicorn's blocks, so that blocks are translated and optimized as for any user, and what is told is what that engine came to.
// Places inside a block that it does not tell (a step's end, a fault's pc in 2.0.1) come from a second engine that tells
// of each instruction and has a memory of its own. Unicorn does not see stores to code that it has translated, and has
// the M, A, F, D and C extensions: what that changes is not told as its behaviour, see the abilities in `main`.
#include "target_protocol.h"

#include <dlfcn.h>
#include <stdbool.h>

#ifndef UNICORN_LIBRARY
#define UNICORN_LIBRARY "libunicorn.so.2"
#endif

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
    UC_ERR_READ_UNMAPPED = 6,
    UC_ERR_WRITE_UNMAPPED = 7,
    UC_ERR_FETCH_UNMAPPED = 8,
    UC_ERR_INSN_INVALID = 10,
    UC_ERR_WRITE_PROT = 12,
    UC_ERR_READ_PROT = 13,
    UC_ERR_FETCH_PROT = 14,
    UC_ERR_EXCEPTION = 21,
    UC_RISCV_REG_X0 = 1,
    UC_RISCV_REG_PC = 190,
    // UC_CTL_WRITE(UC_CTL_TB_REMOVE_CACHE, 2)
    REMOVE_CACHE = 9 | 2 << 26 | 1 << 30,
};

static unsigned (*uc_version)(unsigned *, unsigned *);
static int (*uc_open)(int, int, uc_engine **);
static int (*uc_close)(uc_engine *);
static int (*uc_mem_map_ptr)(uc_engine *, uint64_t, size_t, uint32_t, void *);
static int (*uc_reg_write_batch)(uc_engine *, const int *, void *const *, int);
static int (*uc_reg_read_batch)(uc_engine *, const int *, void **, int);
static int (*uc_reg_read)(uc_engine *, int, void *);
static int (*uc_emu_start)(uc_engine *, uint64_t, uint64_t, uint64_t, size_t);
static int (*uc_emu_stop)(uc_engine *);
static int (*uc_hook_add)(uc_engine *, uc_hook *, int, void *, void *, uint64_t, uint64_t, ...);
static int (*uc_ctl)(uc_engine *, int, ...);

// Where the guest is never meant to come.
static const uint64_t nowhere = 0x00abcdef01234000;

static unsigned major, minor;
static uint64_t base, size;
// What memory held before the run, and which of its lines are not zero there.
static uint8_t *before, *is_used;
static int numbers[31];
static uint64_t values[31];
static void *places[31];

// An engine, and the run under way on it.
struct engine {
    uc_engine *uc;
    bool is_exact;               // it tells of each instruction, not of each block
    uint8_t *memory;
    uint64_t first_run, last_run; // what has been translated: no further than it was run
    uint64_t attempts;           // runs on it

    uint64_t next;               // step that ends next
    uint64_t stop;               // instructions after which it does
    uint64_t retired;            // before the block or instruction under way
    uint64_t pc, length;         // of the block or instruction under way
    bool is_interrupted;         // by an exception that the hook was told of
    bool left_words;             // came to where no word begins
    bool missed;                 // a step that ends inside a block
    uint64_t store, store_length;
    uint8_t stored_over[8];
    struct target_state *states; // so far
    uint64_t count, room;
};
static struct engine fast, exact = {.is_exact = true};
static const struct target_order *order;

static bool contains(uint64_t address, uint64_t length)
{
    return address - base < size && length <= size - (address - base);
}

static uint32_t word_at(const struct engine *engine, uint64_t address)
{
    uint32_t word = 0;
    if (contains(address, 4)) memcpy(&word, engine->memory + (address - base), 4);
    return word;
}

static uint64_t register_of(const struct engine *engine, uint32_t number)
{
    uint64_t value = 0;
    if (number != 0) uc_reg_read(engine->uc, UC_RISCV_REG_X0 + (int)number, &value);
    return value;
}

// What the load or store at pc accesses: the first byte.
static uint64_t accessed(const struct engine *engine, uint32_t word)
{
    int32_t offset = (word & 0x7f) == 0x23 ? (int32_t)(word & 0xfe000000) >> 20 | (int32_t)(word >> 7 & 0x1f)
                                           : (int32_t)word >> 20;
    return register_of(engine, word >> 15 & 31) + (uint64_t)(int64_t)offset;
}

static void append_state(struct engine *engine, int exit, uint64_t cause, uint64_t value, uint64_t pc, uint64_t retired)
{
    struct target_state *state = &engine->states[engine->count++];
    *state = (struct target_state){.exit = exit, .cause = cause, .value = value, .pc = pc, .retired = retired};
    if (exit == exit_unseen) return;
    uc_reg_read_batch(engine->uc, numbers, places, 31);
    memcpy(state->x, values, sizeof values);
}

// Instructions in what is under way. Where some have 16 bits, at least one more than whole words before them.
static uint64_t words(uint64_t length) { return (length + 3) / 4; }

static bool is_over(const struct engine *engine) { return engine->next == order->step_count; }

// Notes the states of the steps that end where the guest is now.
static void pass(struct engine *engine, uint64_t pc)
{
    while (!is_over(engine) && engine->retired >= engine->stop) {
        append_state(engine, engine->retired > engine->stop ? exit_unseen : exit_fuel, 0, 0, pc, engine->retired);
        if (++engine->next < order->step_count) engine->stop += order->fuels[engine->next];
    }
    if (is_over(engine)) uc_emu_stop(engine->uc);
}

// Comes to code of `length` bytes; says whether it goes on.
static bool begin(struct engine *engine, uint64_t pc, uint64_t length)
{
    engine->retired += words(engine->length);
    engine->pc = pc;
    engine->length = 0;
    if (engine->left_words || is_over(engine)) return false;
    if (pc < engine->first_run) engine->first_run = pc;
    // 2.0.1 leaves the word that is illegal out of its block, also where it is the only one, and the one before.
    uint64_t end = pc + length + 8;
    if (end > engine->last_run) engine->last_run = end;
    if (pc % 4 != 0) {
        engine->left_words = true;
        uc_emu_stop(engine->uc);
        return false;
    }
    pass(engine, pc);
    if (is_over(engine)) return false;
    // Where 16-bit instructions begin inside the block, a step may end that no whole word tells of.
    uint64_t end_of_block = engine->retired + words(length);
    if (engine->stop < end_of_block) {
        engine->missed = true;
        // The last step ends in here: nothing of the block is to be done.
        uint64_t stop = engine->stop, step = engine->next + 1;
        while (step < order->step_count && stop < end_of_block) stop += order->fuels[step++];
        if (step == order->step_count && stop < end_of_block) {
            while (!is_over(engine)) {
                append_state(engine, exit_unseen, 0, 0, pc, engine->retired);
                engine->next++;
            }
            uc_emu_stop(engine->uc);
            return false;
        }
    }
    engine->length = length;
    return true;
}

static void on_block(uc_engine *uc, uint64_t address, uint32_t length, void *engine)
{
    (void)uc;
    begin(engine, address, length);
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t length, void *data)
{
    (void)uc, (void)length;
    struct engine *engine = data;
    engine->store_length = 0;
    if (!begin(engine, address, 4)) return;
    uint32_t word = word_at(engine, address);
    if ((word & 0x7f) != 0x23) return;
    engine->store = accessed(engine, word);
    engine->store_length = 1ull << (word >> 12 & 3);
    for (uint64_t i = 0; i < engine->store_length; i++)
        if (contains(engine->store + i, 1)) engine->stored_over[i] = engine->memory[engine->store + i - base];
}

static void on_interrupt(uc_engine *uc, uint32_t number, void *data)
{
    (void)number;
    ((struct engine *)data)->is_interrupted = true;
    uc_emu_stop(uc);
}

static void open_engine(struct engine *engine)
{
    if (engine->uc) uc_close(engine->uc);
    if (uc_open(UC_ARCH_RISCV, UC_MODE_RISCV64, &engine->uc) != 0) target_die("unicorn has no RISC-V");
    uc_hook hook;
    if (uc_hook_add(engine->uc, &hook, UC_HOOK_INTR, (void *)on_interrupt, engine, 1, 0) != 0 ||
        uc_hook_add(engine->uc, &hook, engine->is_exact ? UC_HOOK_CODE : UC_HOOK_BLOCK,
                    engine->is_exact ? (void *)on_instruction : (void *)on_block, engine, 1, 0) != 0)
        target_die("unicorn takes no hook");
    if (engine->memory && uc_mem_map_ptr(engine->uc, base, size, UC_PROT_ALL, engine->memory) != 0)
        target_die("unicorn cannot map the guest's memory");
    engine->first_run = ~0ull;
    engine->last_run = engine->attempts = 0;
}

// Whether a system instruction other than ECALL and EBREAK is in what was run: Unicorn's guest is in machine mode, where
// they leave it changed.
static bool has_changed_system(const struct engine *engine)
{
    uint64_t step = 4;
    for (uint64_t at = engine->first_run & ~3ull; at < engine->last_run; at += step) {
        uint32_t word = word_at(engine, at);
        if ((word & 0x7f) == 0x73 && word != 0x00000073 && word != 0x00100073) return true;
        // Behind one of 16 bits others may begin anywhere.
        if ((word & 3) != 3) step = 2;
    }
    return false;
}

// Takes a new engine for one that a program has left changed, or that holds much that is not used any more: translations
// that are forgotten take up room, 6 KB a program, until there is a gigabyte of them.
static void renew(struct engine *engine)
{
    if (has_changed_system(engine) || engine->attempts >= 4096) open_engine(engine);
}

// Nothing of what was run before is left in the engine.
static void forget(struct engine *engine)
{
    if (engine->first_run >= engine->last_run) return;
    uint64_t from = engine->first_run & ~4095ull;
    for (; from < engine->last_run; from += 4096) {
        uint64_t first = from > engine->first_run ? from : engine->first_run;
        uint64_t end = from + 4096 < engine->last_run ? from + 4096 : engine->last_run;
        uc_ctl(engine->uc, REMOVE_CACHE, first, end);
    }
    engine->first_run = ~0ull;
    engine->last_run = 0;
}

// Ends with a trap: everything before pc has retired.
static void end_with(struct engine *engine, uint64_t cause, uint64_t value, uint64_t pc)
{
    append_state(engine, exit_trap, cause, value, pc, engine->retired);
}

// Ends at the load or store at pc that faulted.
static void end_at_access(struct engine *engine, uint64_t pc)
{
    uint32_t word = word_at(engine, pc);
    bool stores = (word & 0x7f) == 0x23;
    if (!stores && (word & 0x7f) != 0x03) {
        append_state(engine, exit_unended, 0, 0, pc, engine->retired);
        return;
    }
    uint64_t address = accessed(engine, word), length = 1ull << (word >> 12 & 3), missing = address;
    for (uint64_t i = length; i-- > 0;)
        if (!contains(address + i, 1)) missing = address + i;
    // It may have stored to the first page before it faulted in the second; that is lawful, and so is not to.
    for (uint64_t i = 0; i < engine->store_length; i++)
        if (contains(engine->store + i, 1)) engine->memory[engine->store + i - base] = engine->stored_over[i];
    end_with(engine, stores ? 7 : 5, missing, pc);
}

// Runs the order; false if where in its block it ended is not known.
static bool attempt(struct engine *engine)
{
    forget(engine);
    engine->attempts++;
    engine->next = engine->retired = engine->length = engine->count = engine->store_length = 0;
    engine->is_interrupted = engine->left_words = engine->missed = false;
    engine->stop = order->fuels[0];
    engine->pc = order->x[31];
    memcpy(values, order->x, sizeof values);
    uc_reg_write_batch(engine->uc, numbers, places, 31);
    uint64_t pc = order->x[31];
    int error = UC_ERR_FETCH_UNMAPPED;
    if (contains(pc, 4)) {
        error = uc_emu_start(engine->uc, pc, nowhere, 0, 0);
        uc_reg_read(engine->uc, UC_RISCV_REG_PC, &pc);
    }
    if (is_over(engine)) return true;
    if (engine->left_words) {
        // It would go on with 16-bit instructions.
        append_state(engine, exit_unended, 0, 0, engine->pc, engine->retired);
        return true;
    }
    bool is_fetch = error == UC_ERR_FETCH_UNMAPPED || error == UC_ERR_FETCH_PROT || (error == 0 && pc == nowhere);
    if (is_fetch && !engine->is_interrupted) {
        // What was under way has retired.
        engine->retired += words(engine->length);
        engine->length = 0;
        pass(engine, pc);
        if (!is_over(engine)) end_with(engine, 1, pc, pc);
        return true;
    }
    bool is_access = error == UC_ERR_READ_UNMAPPED || error == UC_ERR_WRITE_UNMAPPED || error == UC_ERR_READ_PROT ||
                     error == UC_ERR_WRITE_PROT;
    if (is_access && engine->is_exact) pc = engine->pc;
    // Exceptions are told with the next instruction's pc.
    if (engine->is_interrupted) pc -= 4;
    // Of a block that ends with an illegal word 2.0.1 leaves out that and the one before.
    bool is_inside = pc - engine->pc <= engine->length + (engine->is_interrupted ? 4 : 0) && pc % 4 == 0;
    if (is_inside) engine->retired += (pc - engine->pc) / 4;
    uint32_t word = word_at(engine, pc);
    bool is_told = !is_access || engine->is_exact || (is_inside && (major > 2 || minor > 0) && (word & 0x7f) == 0x03);
    // Steps that ended on the way, or end here.
    if (engine->stop < engine->retired || (!is_told && engine->stop == engine->retired)) engine->missed = true;
    if (!is_told) return false;
    if (is_inside) pass(engine, pc);
    if (is_over(engine)) return true;
    if (is_access) {
        end_at_access(engine, pc);
        return true;
    }
    if (!is_inside || (!engine->is_interrupted && error != UC_ERR_INSN_INVALID && error != UC_ERR_EXCEPTION)) {
        // It has stopped for no reason that is known here.
        append_state(engine, exit_unended, 0, 0, pc, engine->retired);
    } else if (word == 0x00000073) {
        end_with(engine, 8, 0, pc);
    } else if (word == 0x00100073) {
        end_with(engine, 3, 0, pc);
    } else {
        end_with(engine, 2, word, pc);
    }
    return true;
}

// Runs the order, and adds to what the fast engine tells what only the exact one does.
static void run(void)
{
    bool is_told = attempt(&fast);
    if (is_told && !fast.missed) return;
    bool ends_inside = is_over(&fast) && fast.states[fast.count - 1].exit == exit_unseen;
    memcpy(exact.memory, before, size);
    attempt(&exact);
    struct target_state end = fast.states[fast.next < fast.count ? fast.next : 0];
    if (!is_told) {
        // Where it faulted, with the registers of the engine that did.
        fast.count = fast.next;
        end = exact.states[exact.count - 1];
        append_state(&fast, (int)end.exit, end.cause, end.value, end.pc, end.retired);
        end = fast.states[fast.next];
        for (uint64_t i = 0; i < exact.store_length; i++)
            if (contains(exact.store + i, 1)) fast.memory[exact.store + i - base] = exact.stored_over[i];
    }
    for (uint64_t i = 0; i < exact.count && i < fast.next; i++)
        if (fast.states[i].exit == exit_unseen) fast.states[i] = exact.states[i];
    if (!is_over(&fast)) {
        // Steps that end in the last block, and then its trap.
        for (; fast.next < exact.next; fast.next++) fast.states[fast.next] = exact.states[fast.next];
        if (!is_over(&fast)) fast.states[fast.next] = end;
        fast.count = is_over(&fast) ? fast.next : fast.next + 1;
        if (is_over(&fast)) memcpy(fast.memory, exact.memory, size);
    } else if (ends_inside) {
        if (exact.count < fast.count) fast.count = exact.count;
        memcpy(fast.memory, exact.memory, size);
    }
}

// Notes that bytes of memory are not what they were before the run: that is what they were before the next one.
static void settle(uint64_t offset, uint64_t length)
{
    memcpy(before + offset, fast.memory + offset, length);
    for (uint64_t line = offset / target_line; line * target_line < offset + length; line++) is_used[line] = 1;
}

static void clear(void)
{
    for (uint64_t line = 0; line < size / target_line; line++) {
        if (!is_used[line]) continue;
        memset(fast.memory + line * target_line, 0, target_line);
        memset(before + line * target_line, 0, target_line);
        is_used[line] = 0;
    }
}

static void load(void)
{
    if (!order->continues) clear();
    const uint64_t *segment = order->segments;
    for (uint64_t i = 0; i < order->segment_count; i++) {
        uint64_t offset = segment[0] - base, length = segment[1];
        if (length > 0) {
            if (!contains(segment[0], length)) target_die("a segment outside memory");
            memcpy(fast.memory + offset, segment + 2, length);
            settle(offset, length);
        }
        segment += 2 + (length + 7) / 8;
    }
}

static void make_room(struct engine *engine)
{
    if (engine->room > order->step_count) return;
    engine->room = 2 * order->step_count + 64;
    engine->states = realloc(engine->states, engine->room * sizeof *engine->states);
    if (!engine->states) target_die("no memory for states");
}

static void serve(void)
{
    if (order->step_count == 0) target_die("a run without steps");
    make_room(&fast);
    make_room(&exact);
    load();
    run();
    target_append_word(fast.count);
    memcpy(target_append(fast.count * sizeof *fast.states), fast.states, fast.count * sizeof *fast.states);
    size_t line_place = target_reply_length;
    target_append_word(0);
    uint64_t lines = 0;
    for (uint64_t page = 0; page < size; page += 4096) {
        if (memcmp(fast.memory + page, before + page, 4096) == 0) continue;
        for (uint64_t line = page; line < page + 4096; line += target_line) {
            if (memcmp(fast.memory + line, before + line, target_line) == 0) continue;
            target_append_word(base + line);
            memcpy(target_append(target_line), fast.memory + line, target_line);
            settle(line, target_line);
            lines++;
        }
    }
    memcpy(target_reply + line_place, &lines, 8);
    renew(&fast);
    renew(&exact);
}

static void configure(uint64_t new_base, uint64_t new_size)
{
    if (new_base % 4096 != 0 || new_size % 4096 != 0 || new_size == 0 || new_size > 1 << 24 ||
        new_base + new_size < new_base)
        target_die("memory of %llu bytes at %#llx", (unsigned long long)new_size, (unsigned long long)new_base);
    free(before);
    free(is_used);
    base = new_base;
    size = new_size;
    before = calloc(size, 1);
    is_used = calloc(size / target_line, 1);
    struct engine *engines[] = {&fast, &exact};
    for (int i = 0; i < 2; i++) {
        uint8_t *memory = aligned_alloc(4096, size);
        if (!memory || !before || !is_used) target_die("no memory for the guest");
        memset(memory, 0, size);
        uint8_t *old = engines[i]->memory;
        engines[i]->memory = memory;
        open_engine(engines[i]);
        free(old);
    }
}

static void *symbol(void *library, const char *name)
{
    void *address = dlsym(library, name);
    if (!address) target_die("libunicorn has no %s", name);
    return address;
}

int main(int count, char **arguments)
{
    const char *path = count > 1 ? arguments[1] : UNICORN_LIBRARY;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) target_die("cannot load %s: %s", path, dlerror());
#define LOAD(name) *(void **)&name = symbol(library, #name)
    LOAD(uc_version), LOAD(uc_open), LOAD(uc_mem_map_ptr), LOAD(uc_reg_write_batch);
    LOAD(uc_reg_read_batch), LOAD(uc_reg_read), LOAD(uc_emu_start), LOAD(uc_emu_stop), LOAD(uc_hook_add);
    LOAD(uc_close), LOAD(uc_ctl);
    unsigned version = uc_version(&major, &minor);
    open_engine(&fast);
    for (int i = 0; i < 31; i++) {
        numbers[i] = UC_RISCV_REG_X0 + 1 + i;
        places[i] = &values[i];
    }
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
