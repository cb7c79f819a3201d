import GuestISA
import GuestMachine

/// How a program ended, as an engine or another emulator showed it.
public struct ObservedState: Hashable, Sendable {
    /// Why it stopped.
    public var exit: Exit
    /// Instructions retired; nil where the emulator does not count them.
    public var retired: UInt64?
    /// pc at the end.
    public var pc: UInt64
    /// Registers at the end, 32 of them.
    public var registers: [UInt64]
    /// What changed in memory; nil where the emulator does not show it.
    public var memory: MemoryChange?

    /// A state from its parts.
    public init(exit: Exit, retired: UInt64?, pc: UInt64, registers: [UInt64], memory: MemoryChange?) {
        precondition(registers.count == 32, "expected 32 registers")
        self.exit = exit
        self.retired = retired
        self.pc = pc
        self.registers = registers
        self.memory = memory
    }

    /// What an engine left behind after it ran `program`.
    public init(exit: Exit, hart: HartState, memory: GuestMemory, after program: Program) {
        self.init(
            exit: exit, retired: hart.instret, pc: hart.pc, registers: (0..<32).map { hart.x[$0] },
            memory: MemoryChange(from: program.initialWindow, to: memory.programWindow))
    }
}

/// How a corpus program must end: a state worth believing, and why.
public struct GoldenState: Hashable, Sendable {
    /// How the program ends.
    public enum End: Hashable, Sendable {
        /// With a trap; nil where the source does not tell the value that goes with it.
        case trap(TrapCause, value: UInt64?)
        /// It is stopped when its fuel is used up.
        case fuelExhausted
    }

    /// Where the state comes from, one line each: tool, version and command, or the chapter of the manual. At least one.
    public var sources: [String]
    /// How the program ends.
    public var end: End
    /// Instructions retired; nil if the source does not count them.
    public var retired: UInt64?
    /// pc at the end.
    public var pc: UInt64
    /// Registers at the end, 32 of them.
    public var registers: [UInt64]
    /// What changes in memory; nil if the source does not show it.
    public var memory: MemoryChange?

    /// A golden state from its parts.
    public init(
        sources: [String], end: End, retired: UInt64?, pc: UInt64, registers: [UInt64], memory: MemoryChange?
    ) {
        precondition(registers.count == 32 && !sources.isEmpty, "expected 32 registers and a source")
        self.sources = sources
        self.end = end
        self.retired = retired
        self.pc = pc
        self.registers = registers
        self.memory = memory
    }

    /// What was observed, as the state to expect from now on; nil for a crash of the host.
    public init?(recording state: ObservedState, sources: [String]) {
        let end: End
        switch state.exit {
        case .trap(let trap): end = .trap(trap.cause, value: trap.value)
        case .fuelExhausted: end = .fuelExhausted
        case .hostFault: return nil
        }
        self.init(
            sources: sources, end: end, retired: state.retired, pc: state.pc, registers: state.registers,
            memory: state.memory)
    }
}

extension GoldenState {
    /// What differs from `state`, one line each; empty if nothing does. What either side does not know is not compared.
    public func differences(from state: ObservedState) -> [String] {
        var lines: [String] = []
        func compare(_ what: String, _ golden: String, _ observed: String) {
            if golden != observed { lines.append("\(what): golden \(golden), now \(observed)") }
        }
        compareEnd(with: state.exit, compare)
        if let retired, let observed = state.retired { compare("retired", "\(retired)", "\(observed)") }
        compare("pc", hex(pc), hex(state.pc))
        for index in 0..<32 {
            compare("x\(index)", paddedHex(registers[index]), paddedHex(state.registers[index]))
        }
        if let memory, let observed = state.memory, let line = memory.difference(from: observed) { lines.append(line) }
        return lines
    }

    private func compareEnd(with exit: Exit, _ compare: (String, String, String) -> Void) {
        switch (end, exit) {
        case (.trap(let cause, let value), .trap(let trap)):
            compare("exit", cause.name, trap.cause.name)
            if let value { compare("tval", hex(value), hex(trap.value)) }
        case (.trap(let cause, _), .fuelExhausted): compare("exit", cause.name, GoldenState.fuelName)
        case (.trap(let cause, _), .hostFault(let fault)): compare("exit", cause.name, "\(fault)")
        case (.fuelExhausted, .trap(let trap)): compare("exit", GoldenState.fuelName, trap.cause.name)
        case (.fuelExhausted, .hostFault(let fault)):
            compare("exit", GoldenState.fuelName, "\(fault)")
        case (.fuelExhausted, .fuelExhausted): break
        }
    }

    static let fuelName = "fuel"
}

extension MemoryChange {
    /// The first difference as a line, or nil if there is none.
    func difference(from observed: MemoryChange) -> String? {
        guard self != observed else { return nil }
        guard case .bytes(let goldenBytes) = self, case .bytes(let observedBytes) = observed else {
            return "memory: golden \(summary), now \(observed.summary)"
        }
        let golden = MemoryChange.byAddress(goldenBytes)
        let now = MemoryChange.byAddress(observedBytes)
        let index =
            zip(golden, now).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(golden.count, now.count)
        let places = [golden, now].compactMap { $0.indices.contains(index) ? $0[index] : nil }
        guard let address = places.map(\.address).min() else { return nil }
        func text(_ bytes: [AddressedByte]) -> String {
            guard bytes.indices.contains(index), bytes[index].address == address else { return "unchanged" }
            return hexDigits(bytes[index].byte)
        }
        return "memory at \(hex(address)): golden \(text(golden)), now \(text(now))"
    }

    private struct AddressedByte: Equatable {
        let address: UInt64
        let byte: UInt8
    }

    private static func byAddress(_ segments: [MemorySegment]) -> [AddressedByte] {
        segments.flatMap { segment in
            segment.bytes.enumerated().map { AddressedByte(address: segment.address + UInt64($0), byte: $1) }
        }
    }

    private var summary: String {
        switch self {
        case .digest(let digest): "digest \(paddedHex(digest))"
        case .bytes(let segments): "\(segments.reduce(0) { $0 + $1.bytes.count }) bytes changed"
        }
    }
}

extension TrapCause {
    /// The cause as golden files name it.
    public var name: String {
        switch self {
        case .instructionAddressMisaligned: "instruction-address-misaligned"
        case .instructionAccessFault: "instruction-access-fault"
        case .illegalInstruction: "illegal-instruction"
        case .breakpoint: "ebreak"
        case .loadAccessFault: "load-access-fault"
        case .storeAccessFault: "store-access-fault"
        case .environmentCall: "ecall"
        }
    }
}
