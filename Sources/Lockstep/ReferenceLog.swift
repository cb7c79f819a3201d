import GuestMachine

/// What the engines did, that agreed on some programs: for those to be held against it that are asked later.
public struct ReferenceLog {
    /// A program's part.
    public struct Entry {
        /// Its steps.
        public let steps: Range<Int>
        /// Lines of memory that it wrote, or that were loaded.
        fileprivate(set) var lines: Range<Int>
    }

    /// Fuel of each step.
    public private(set) var fuels: [UInt64] = []
    /// How each step ended.
    public private(set) var exits: [Exit] = []
    /// The hart after each.
    public private(set) var harts: [HartState] = []
    /// Guest addresses of lines of memory, of which `lineBytes` follow each other in `bytes`.
    public private(set) var lines: [UInt64] = []
    /// What is in them at the end.
    public private(set) var bytes: [UInt8] = []
    /// Bytes in a line.
    public let lineBytes: Int

    /// An empty log of programs in memories like `memory`.
    public init(for memory: GuestMemory) { lineBytes = 1 << Int(memory.lineShift) }

    /// Forgets everything.
    public mutating func removeAll() {
        fuels.removeAll(keepingCapacity: true)
        exits.removeAll(keepingCapacity: true)
        harts.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Runs `program` in steps as `mode` says and takes down what becomes of it.
    ///
    /// - Parameter engine: One that others agree with.
    public mutating func record(_ program: Program, _ mode: LockstepMode, on engine: any Engine) -> Entry {
        let memory = engine.memory
        engine.reset()
        let isInside = memory.load(program)
        precondition(isInside, "the program does not lie inside the engine's memory")
        let (firstStep, firstLine) = (fuels.count, lines.count)
        var hart = program.initialHart
        var exit: Exit
        repeat {
            let step = Step(mode, hart.pc, memory, remaining: program.fuel - hart.instret)
            exit = engine.run(&hart, fuel: step.fuel)
            fuels.append(step.fuel)
            exits.append(exit)
            harts.append(hart)
        } while exit.isSame(as: .fuelExhausted) && hart.instret < program.fuel
        memory.forEachMarkedLine { line in
            // A store that begins in a line may end in the next, which then has no mark of its own.
            for line in line...min(line + 1, memory.lineCount - 1) where lines.last != memory.address(ofLine: line) {
                if lines.count > firstLine, let last = lines.last, last > memory.address(ofLine: line) { continue }
                lines.append(memory.address(ofLine: line))
                bytes.append(
                    contentsOf: UnsafeRawBufferPointer(start: memory.host + line * lineBytes, count: lineBytes))
            }
        }
        return Entry(steps: firstStep..<fuels.count, lines: firstLine..<lines.count)
    }

    /// Calls `body` with the bytes that memory has at `address`, a multiple of `count`, after a program; nil if it wrote
    /// nothing there.
    public func withBytes<R>(at address: UInt64, count: Int, of entry: Entry, _ body: (UnsafeRawBufferPointer?) -> R)
        -> R
    {
        let line = address & ~UInt64(lineBytes - 1)
        guard let index = lines[entry.lines].firstIndex(of: line) else { return body(nil) }
        let start = index * lineBytes + Int(address - line)
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
    }

    /// The lines of a program, by the addresses at which they begin.
    public func lines(of entry: Entry) -> ArraySlice<UInt64> { lines[entry.lines] }
}

extension GuestMemory {
    /// Guest address at which line `index` begins.
    func address(ofLine index: Int) -> UInt64 { base + UInt64(index) << lineShift }
}
