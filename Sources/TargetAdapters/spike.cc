// Spike (riscv-isa-sim) as a target, in a process of its own: see Targets.md and scripts/get-target.
//
// The guest runs in user mode with physical addresses, so that what RV64I does not define is illegal. Memory is one
// window; traps go to a place beyond it where the hart turns in place, so that several instructions can be stepped at
// once and what the trap left is still there afterwards.
#include "target_protocol.h"

#include <riscv/cfg.h>
#include <riscv/mmu.h>
#include <riscv/processor.h>
#include <riscv/simif.h>

#include <iostream>
#include <map>
#include <vector>

namespace {

constexpr reg_t handler = 0x00ab'cdef'0123'4000;
constexpr uint32_t turn_in_place = 0x0000006f;
// What mcause holds where there was no trap.
constexpr reg_t no_cause = 24;

class window_t : public simif_t {
public:
    reg_t base = 0, size = 0;
    // Memory, what it was before the run, and for each line what was done to it.
    std::vector<uint8_t> bytes, before, touched, executed;
    std::vector<uint32_t> touched_lines, executed_lines;

    void configure(reg_t new_base, reg_t new_size)
    {
        base = new_base;
        size = new_size;
        bytes.assign(size, 0);
        before.assign(size, 0);
        touched.assign(size / target_line, 0);
        executed.assign(size / target_line, 0);
    }

    bool contains(reg_t address, reg_t length) const
    {
        return address - base < size && length <= size - (address - base);
    }

    // Notes that the lines of a range may be written. Says whether something has been executed there.
    bool touch(reg_t address, reg_t length)
    {
        bool holds_code = false;
        for (reg_t a = address & ~reg_t(target_line - 1), n = (length + address - a + target_line - 1) / target_line; n > 0;
             a += target_line, n--) {
            if (!contains(a, 1)) continue;
            reg_t line = (a - base) / target_line;
            holds_code |= executed[line];
            if (touched[line]) continue;
            touched[line] = 1;
            touched_lines.push_back(uint32_t(line));
        }
        return holds_code;
    }

    // Notes that something in a range is executed.
    void execute(reg_t address, reg_t length)
    {
        for (reg_t line = (address - base) / target_line; line <= (address - base + length - 1) / target_line; line++) {
            if (executed[line]) continue;
            executed[line] = 1;
            executed_lines.push_back(uint32_t(line));
        }
    }

    // Nothing has been executed.
    void forget_execution()
    {
        for (auto line : executed_lines) executed[line] = 0;
        executed_lines.clear();
    }

    // Zeroes what was written.
    void clear()
    {
        for (auto line : touched_lines) {
            memset(&bytes[line * target_line], 0, target_line);
            memset(&before[line * target_line], 0, target_line);
            touched[line] = 0;
        }
        touched_lines.clear();
    }

    // What is there now is what the next lines are compared with.
    void settle()
    {
        for (auto line : touched_lines) memcpy(&before[line * target_line], &bytes[line * target_line], target_line);
    }

    char *addr_to_mem(reg_t address) override
    {
        return contains(address, 1) ? reinterpret_cast<char *>(&bytes[address - base]) : nullptr;
    }
    bool mmio_fetch(reg_t address, size_t length, uint8_t *into) override
    {
        if (address < handler || address + length > handler + 4) return false;
        memcpy(into, reinterpret_cast<const uint8_t *>(&turn_in_place) + (address - handler), length);
        return true;
    }
    bool mmio_load(reg_t, size_t, uint8_t *) override { return false; }
    bool mmio_store(reg_t, size_t, const uint8_t *) override { return false; }
    void proc_reset(unsigned) override {}
    const cfg_t &get_cfg() const override { return cfg; }
    const std::map<size_t, processor_t *> &get_harts() const override { return harts; }
    const char *get_symbol(uint64_t) override { return nullptr; }

    cfg_t cfg;
    std::map<size_t, processor_t *> harts;
};

window_t window;
processor_t *hart;
state_t *state;

uint32_t word_at(reg_t address)
{
    uint32_t word;
    memcpy(&word, &window.bytes[address - window.base], 4);
    return word;
}

// How many of the words from pc on, at most `limit`, only compute.
uint64_t computing(reg_t pc, uint64_t limit)
{
    uint64_t count = 0;
    while (count < limit && window.contains(pc, 4)) {
        switch (word_at(pc) & 0x7f) {
        case 0x13: case 0x1b: case 0x33: case 0x3b: case 0x37: case 0x17: break;
        default: return count;
        }
        count++;
        pc += 4;
    }
    return count;
}

// A store that is about to be made: where, and what is there.
struct store_t {
    bool is_to_code = false;
    reg_t address = 0;
    uint64_t length = 0;
    uint8_t bytes[8];

    // The store at pc, if it is one.
    explicit store_t(reg_t pc)
    {
        uint32_t word = word_at(pc);
        if ((word & 0x7f) != 0x23) return;
        int64_t offset = int32_t(word & 0xfe000000) >> 20 | int32_t(word >> 7 & 0x1f);
        address = state->XPR[word >> 15 & 31] + offset;
        length = 1ull << (word >> 12 & 3);
        is_to_code = window.touch(address, length);
        for (uint64_t i = 0; i < length; i++)
            if (window.contains(address + i, 1)) bytes[i] = window.bytes[address + i - window.base];
    }

    // A store that reaches into the next page may write to the first before it faults in the second; that is lawful, and
    // so is to write nothing.
    void undo() const
    {
        for (uint64_t i = 0; i < length; i++)
            if (window.contains(address + i, 1)) window.bytes[address + i - window.base] = bytes[i];
    }
};

void take_trap(target_state &result, reg_t &pc)
{
    result.exit = exit_trap;
    result.cause = state->mcause->read();
    result.value = state->mtval->read();
    pc = state->mepc->read();
    if (result.cause == CAUSE_BREAKPOINT) {
        // The address of EBREAK or 0, as an implementation likes.
        result.value = 0;
    } else if (window.contains(pc, 4) && (result.cause == CAUSE_ILLEGAL_INSTRUCTION || result.cause == CAUSE_FETCH_ACCESS)) {
        // Encodings of other lengths are read whole, and may then reach out of memory; the value is what was read.
        uint32_t word = word_at(pc);
        int length = insn_length(word);
        uint64_t mask = length >= 8 ? ~0ull : (1ull << 8 * length) - 1;
        bool is_its_own = length != 4 && (result.cause == CAUSE_FETCH_ACCESS || ((result.value ^ word) & mask & 0xffffffff) == 0);
        if (is_its_own) {
            result.cause = CAUSE_ILLEGAL_INSTRUCTION;
            result.value = word;
        }
    }
}

// Runs up to `fuel` instructions.
void run(uint64_t fuel, target_state &result)
{
    result.exit = exit_fuel;
    result.cause = result.value = 0;
    uint64_t retired = 0;
    reg_t pc = state->pc;
    while (retired < fuel) {
        if (!window.contains(pc, 4)) {
            // It traps, or is where traps go and the guest has gone there by itself.
            hart->step(1);
            if (pc == handler) {
                result.exit = exit_trap;
                result.cause = CAUSE_FETCH_ACCESS;
                result.value = pc;
            } else {
                take_trap(result, pc);
            }
            break;
        }
        uint64_t count = computing(pc, fuel - retired);
        if (count > 0) {
            window.execute(pc, 4 * count);
            hart->step(count);
        } else {
            count = 1;
            window.execute(pc, 4);
            store_t store(pc);
            hart->step(1);
            if (store.length > 0 && state->pc == handler) store.undo();
            // Exactly coherent: what was stored is what is fetched.
            if (store.is_to_code) hart->get_mmu()->flush_icache();
        }
        if (state->pc == handler && state->mcause->read() != no_cause) {
            reg_t start = pc;
            take_trap(result, pc);
            retired += (pc - start) / 4;
            break;
        }
        retired += count;
        pc = state->pc;
    }
    for (int i = 1; i < 32; i++) result.x[i - 1] = state->XPR[i];
    result.pc = pc;
    result.retired = retired;
}

void start(const target_order &order)
{
    if (!order.continues) window.clear();
    const uint64_t *segment = order.segments;
    for (uint64_t i = 0; i < order.segment_count; i++) {
        uint64_t address = segment[0], length = segment[1];
        if (!window.contains(address, length)) target_die("a segment outside memory");
        memcpy(&window.bytes[address - window.base], segment + 2, length);
        if (length > 0) window.touch(address, length);
        segment += 2 + (length + 7) / 8;
    }
    window.settle();
    if (!order.continues || order.segment_count > 0) {
        hart->get_mmu()->flush_icache();
        window.forget_execution();
    }
    for (int i = 1; i < 32; i++) state->XPR.write(i, order.x[i - 1]);
    state->pc = order.x[31];
    state->mcause->write(no_cause);
    if (state->prv != PRV_U) hart->set_privilege(PRV_U, false);
}

void serve(const target_order &order)
{
    if (order.step_count == 0) target_die("a run without steps");
    start(order);
    size_t count_place = target_reply_length;
    target_append_word(0);
    uint64_t count = 0, retired = 0;
    for (; count < order.step_count; count++) {
        target_state result;
        run(order.fuels[count], result);
        retired += result.retired;
        result.retired = retired;
        memcpy(target_append(sizeof result), &result, sizeof result);
        if (result.exit != exit_fuel) {
            count++;
            break;
        }
    }
    memcpy(target_reply + count_place, &count, 8);
    size_t line_place = target_reply_length;
    target_append_word(0);
    uint64_t lines = 0;
    for (auto line : window.touched_lines) {
        const uint8_t *now = &window.bytes[line * target_line];
        if (memcmp(now, &window.before[line * target_line], target_line) == 0) continue;
        target_append_word(window.base + line * target_line);
        memcpy(target_append(target_line), now, target_line);
        lines++;
    }
    memcpy(target_reply + line_place, &lines, 8);
    window.settle();
}

}  // namespace

int main()
{
    // The library changes the terminal's settings when it is loaded; standard input is a pipe here.
    window.cfg.isa = "rv64i_zicclsm";
    window.cfg.priv = "mu";
    window.cfg.pmpregions = 0;
    hart = new processor_t("rv64i_zicclsm", "mu", &window.cfg, &window, 0, false, stderr, std::cerr);
    window.harts[0] = hart;
    hart->reset();
    state = hart->get_state();
    state->mtvec->write(handler);
    state->mstatus->write(state->mstatus->read() | MSTATUS_TW);
    target_say_hello(target_stops | target_tells_value | target_coherent | target_strict | target_aligns | target_counts,
                      SPIKE_VERSION);
    for (;;) {
        switch (target_next_frame()) {
        case target_configure: {
            const uint64_t *range = target_take(2);
            if (range[0] % 4096 != 0 || range[1] % 4096 != 0 || range[1] == 0 || range[1] > 1 << 24 ||
                range[0] + range[1] < range[0])
                target_die("memory of %llu bytes at %#llx", (unsigned long long)range[1], (unsigned long long)range[0]);
            window.configure(range[0], range[1]);
            hart->get_mmu()->flush_tlb();
            break;
        }
        case target_run: {
            if (window.size == 0) target_die("told to run before it was told where memory is");
            uint64_t count = *target_take(1);
            target_begin_reply(count);
            for (uint64_t i = 0; i < count; i++) serve(target_next_order());
            target_end_reply();
            break;
        }
        default: target_die("a frame of an unknown kind");
        }
    }
}
