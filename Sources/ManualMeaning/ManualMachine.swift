import GuestISA
import GuestMachine

/// A hart and memory that do what the manual says, one instruction after the other: slow and plain. It has the codec in
/// common with engines, and nothing of what instructions mean.
///
/// RISC-V Unprivileged ISA 20240411; where it leaves a choice, the contract of this toolkit's guest machine.
public struct ManualMachine: Sendable {
    /// A store that retired.
    public struct Store: Equatable, Sendable {
        /// Guest address of the first byte.
        public var address: UInt64
        /// The bytes, the one with the lowest address first.
        public var bytes: [UInt8]
    }

    /// The guest address of the first byte of memory.
    public let base: UInt64
    /// Memory: every byte of it can be read, written and executed, and no other.
    public private(set) var bytes: [UInt8]

    /// A machine whose memory begins at `base`.
    public init(base: UInt64, bytes: [UInt8]) {
        self.base = base
        self.bytes = bytes
    }

    /// Retires instructions until one traps or `fuel` is used up. Memory stays as it is.
    ///
    /// - Returns: Why it stopped, and the last store; loads do not see it.
    public func run(_ hart: inout HartState, fuel: UInt64) -> (exit: Exit, store: Store?) {
        var store: Store?
        for _ in 0..<fuel {
            let pc = hart.pc
            guard let word = value(at: pc, count: 4) else {
                return (.trap(Trap(.instructionAccessFault, value: pc)), store)
            }
            guard let instruction = Instruction(decoding: UInt32(truncatingIfNeeded: word)) else {
                return (.trap(Trap(.illegalInstruction, value: word)), store)
            }
            if let trap = step(instruction, &hart, &store) { return (.trap(trap), store) }
            hart.instret &+= 1
        }
        return (.fuelExhausted, store)
    }

    private func step(_ i: Instruction, _ hart: inout HartState, _ store: inout Store?) -> Trap? {
        let pc = hart.pc
        let (a, b) = (hart.x[Int(i.rs1)], hart.x[Int(i.rs2)])
        let offset = UInt64(bitPattern: Int64(i.imm))
        var next = pc &+ 4
        var result: UInt64?
        switch i.opcode.spec.effect {
        case .compute: result = manualResult(of: i, a, b, pc: pc)
        case .fence: break
        case .trap: return Trap(i.opcode == .ecall ? .environmentCall : .breakpoint)
        case .branch: if manualTaken(i.opcode, a, b) == true { next = pc &+ offset }
        case .jump:
            result = next
            next = i.opcode == .jal ? pc &+ offset : (a &+ offset) & ~1
        case .load(let count):
            guard let raw = value(at: a &+ offset, count: count) else {
                return Trap(.loadAccessFault, value: firstInaccessible(a &+ offset))
            }
            result = isSigned(i.opcode) ? extended(raw, count) : raw
        case .store(let count):
            guard value(at: a &+ offset, count: count) != nil else {
                return Trap(.storeAccessFault, value: firstInaccessible(a &+ offset))
            }
            store = Store(
                address: a &+ offset, bytes: (0..<count).map { UInt8(truncatingIfNeeded: b >> UInt64(8 * $0)) })
        }
        if next % 4 != 0 { return Trap(.instructionAddressMisaligned, value: next) }
        if let result, i.rd != 0 { hart.x[Int(i.rd)] = result }
        hart.pc = next
        return nil
    }

    private func isSigned(_ opcode: Opcode) -> Bool { opcode == .lb || opcode == .lh || opcode == .lw }

    private func extended(_ value: UInt64, _ count: Int) -> UInt64 {
        let unused = Int64(64 - 8 * count)
        return UInt64(bitPattern: Int64(bitPattern: value << UInt64(unused)) >> unused)
    }

    private func isAccessible(_ address: UInt64) -> Bool { address &- base < UInt64(bytes.count) }

    private func firstInaccessible(_ address: UInt64) -> UInt64 {
        var address = address
        while isAccessible(address) { address &+= 1 }
        return address
    }

    /// The bytes from `address` on as a number, or nil if one of them is not accessible.
    private func value(at address: UInt64, count: Int) -> UInt64? {
        let index = address &- base
        guard index < UInt64(bytes.count), UInt64(bytes.count) - index >= UInt64(count) else { return nil }
        var value: UInt64 = 0
        for byte in (0..<count).reversed() { value = value << 8 | UInt64(bytes[Int(index) + byte]) }
        return value
    }
}
