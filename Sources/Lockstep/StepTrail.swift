import Glibc
import GuestMachine

/// What the reference did in some steps, for the other engines to be held against: one after the other, so that each
/// runs many steps in a row.
///
/// Flat memory, reused for every program; copies share it. A value, so that nothing is counted or checked when it is
/// used. Unsafe, and why it is sound: it lives as long as its runner, `hasRoom` is asked before each step, and a step
/// touches no more lines than it was asked for.
struct StepTrail {
    /// Most steps.
    static let capacity = 64

    /// The hart before the first step, then after each.
    let harts: UnsafeMutablePointer<HartState>
    /// How each step ended.
    let exits: UnsafeMutablePointer<Exit>
    /// Fuel of each step, and whether a store may be in it.
    let steps: UnsafeMutablePointer<Step>
    /// Steps taken.
    var count: Int {
        @inline(__always) get { stepCount.pointee }
        @inline(__always) nonmutating set { stepCount.pointee = newValue }
    }

    private let stepCount: UnsafeMutablePointer<Int>

    /// Lines that steps stored to, in the order of the steps and ascending in each; `lineEnds` has where a step's end.
    private let lines: UnsafeMutablePointer<Int32>
    private let lineEnds: UnsafeMutablePointer<Int>
    /// For each of `lines`, its bytes after the step.
    private let bytes: UnsafeMutableRawPointer
    private let bytesOfLine: Int
    private let lineCapacity: Int

    /// A trail for memories like `memory`.
    init(for memory: GuestMemory) {
        precondition(memory.lineCount <= 4096, "lockstep needs memories of at most 4096 lines")
        // One step of any length always has room, and many of a few stores.
        lineCapacity = memory.lineCount + 512
        bytesOfLine = 1 << Int(memory.lineShift) + 8
        stepCount = .allocate(capacity: 1)
        stepCount.initialize(to: 0)
        harts = .allocate(capacity: StepTrail.capacity + 1)
        harts.initialize(repeating: HartState(), count: StepTrail.capacity + 1)
        exits = .allocate(capacity: StepTrail.capacity)
        exits.initialize(repeating: .fuelExhausted, count: StepTrail.capacity)
        steps = .allocate(capacity: StepTrail.capacity)
        steps.initialize(repeating: Step(fuel: 0, mayStore: false), count: StepTrail.capacity)
        lines = .allocate(capacity: lineCapacity)
        lines.initialize(repeating: 0, count: lineCapacity)
        lineEnds = .allocate(capacity: StepTrail.capacity + 1)
        lineEnds.initialize(repeating: 0, count: StepTrail.capacity + 1)
        bytes = .allocate(byteCount: lineCapacity * bytesOfLine, alignment: 64)
    }

    /// Gives up the memory.
    func deallocate() {
        stepCount.deallocate()
        harts.deallocate()
        exits.deallocate()
        steps.deallocate()
        lines.deallocate()
        lineEnds.deallocate()
        bytes.deallocate()
    }

    /// Forgets all steps; the next begins with `hart`.
    @inline(__always)
    func begin(_ hart: borrowing HartState) {
        harts[0] = copy hart
        count = 0
    }

    /// Forgets all steps; the next begins where the last ended.
    @inline(__always)
    func continueFromEnd() {
        harts[0] = harts[count]
        count = 0
    }

    /// Whether a step of up to `storeCount` stores can be added.
    @inline(__always)
    func hasRoom(storeCount: UInt64) -> Bool {
        count == 0
            || count < StepTrail.capacity && storeCount <= UInt64(truncatingIfNeeded: lineCapacity - lineEnds[count])
    }

    /// Takes the lines that the reference's memory has had stores to into the step being made.
    @inline(__always)
    func takeLines(of memory: GuestMemory) {
        var end = lineEnds[count]
        if steps[count].mayStore {
            memory.takeWrittenLines { line in
                let offset = line << Int(memory.lineShift)
                lines[end] = Int32(truncatingIfNeeded: line)
                memcpy(bytes + end * bytesOfLine, memory.host + offset, memory.byteCount(ofLine: line))
                end += 1
                return true
            }
        }
        lineEnds[count + 1] = end
    }

    /// Whether the lines that the reference stored to in step `index` have had stores in another memory too, and hold
    /// the same bytes. What was stored elsewhere shows in `GuestMemory.takeWrittenLines` after the last step.
    @inline(__always)
    func agrees(with memory: GuestMemory, step index: Int) -> Bool {
        for entry in lineEnds[index]..<lineEnds[index + 1] {
            let line = Int(lines[entry])
            let mark = memory.storeMarks + line
            guard mark.pointee & GuestMemory.writtenBit != 0 else { return false }
            mark.pointee = mark.pointee & ~GuestMemory.writtenBit | GuestMemory.touchedBit
            let own = memory.host + line << Int(memory.lineShift)
            guard memcmp(bytes + entry * bytesOfLine, own, memory.byteCount(ofLine: line)) == 0 else { return false }
        }
        return true
    }
}
