import GuestISA
import GuestMachine
import IREngine
import ManualMeaning
import TestSupport

/// Random guest code for comparing engines: it ends, and reads and writes the data area.
struct RandomCode {
    private var random: TestRandom
    /// The destinations of the last instructions.
    private var recent: [UInt8] = [0]

    init(seed: UInt64) { random = TestRandom(seed: seed) }

    /// Registers for `Machine.run`: boundary values, and the middle of the data area in x2, x8 and x18.
    mutating func registers() -> [(Int, UInt64)] {
        (1..<32).map { register in
            let isPointer = [2, 8, 18].contains(register)
            return (register, isPointer ? Machine.dataBase + 0x4000 : random.pick(boundaryValues))
        }
    }

    /// `count` instructions and an ECALL.
    ///
    /// Jumps and branches go forward inside the code. Pointers stay what they are, so most accesses succeed.
    mutating func instructions(_ count: Int) throws -> [Instruction] {
        var code: [Instruction] = []
        while code.count < count {
            let opcode = random.pick(Opcode.allCases)
            let remaining = Int32(count - code.count)
            switch opcode.spec.effect {
            case .compute: code.append(compute(opcode))
            case .load, .store: code.append(access(opcode))
            case .branch:
                let offset = 4 * (1 + Int32(random.below(Int(min(remaining, 8)))))
                code.append(Instruction(opcode, rs1: source(), rs2: source(), imm: offset))
            case .jump: code += jump(opcode, remaining)
            case .fence: code.append(Instruction(opcode))
            case .trap: break
            }
        }
        return code + [ecall]
    }

    private mutating func compute(_ opcode: Opcode) -> Instruction {
        let operands = opcode.spec.operands
        return Instruction(
            opcode, rs1: operands.contains(.rs1) ? source() : 0, rs2: operands.contains(.rs2) ? source() : 0,
            imm: immediate(opcode)
        ).writing(destination())
    }

    private mutating func access(_ opcode: Opcode) -> Instruction {
        // Seldom, a base that is no pointer: most likely a fault.
        let base = random.below(24) == 0 ? source() : random.pick([2, 8, 18])
        let imm = Int32(random.below(32)) * 4 - 64 + (random.below(4) == 0 ? 1 : 0)
        let isStore = opcode.spec.operands.contains(.rs2)
        return isStore
            ? Instruction(opcode, rs1: base, rs2: source(), imm: imm)
            : Instruction(opcode, rd: destination(), rs1: base, imm: imm)
    }

    private mutating func jump(_ opcode: Opcode, _ remaining: Int32) -> [Instruction] {
        let skip = 4 * (1 + Int32(random.below(Int(min(remaining, 4)))))
        if opcode == .jal { return [Instruction(opcode, rd: destination(), imm: skip)] }
        // The target behind the JALR, of which bit 0 does not count.
        let base = destination()
        guard base != 0 else { return [] }
        let imm = 4 + skip + Int32(random.below(2))
        return [Instruction(.auipc, rd: base), Instruction(opcode, rd: destination(), rs1: base, imm: imm)]
    }

    private mutating func immediate(_ opcode: Opcode) -> Int32 {
        let range = opcode.spec.format.immediateRange
        let step = opcode.spec.format.immediateStep
        let edges = [range.lowerBound, range.upperBound, 0, step, 31 * step, 32 * step].filter(range.contains)
        if random.below(2) == 0 { return random.pick(edges) }
        let choices = Int64(range.upperBound) - Int64(range.lowerBound)
        let offset = Int64(random.next() % UInt64(choices / Int64(step) + 1)) * Int64(step)
        return Int32(Int64(range.lowerBound) + offset)
    }

    private mutating func destination() -> UInt8 {
        var register = UInt8(random.below(32))
        if [2, 8, 18].contains(register) { register += 1 }
        recent = recent.suffix(3) + [register]
        return register
    }

    /// Half the time a register written lately, so that instructions depend on each other.
    private mutating func source() -> UInt8 {
        random.below(2) == 0 ? random.pick(recent) : UInt8(random.below(32))
    }
}

extension Instruction {
    /// The same with another rd.
    fileprivate func writing(_ rd: UInt8) -> Instruction {
        var copy = self
        copy.rd = rd
        return copy
    }
}

extension Machine {
    /// Loads and runs code on a reset engine with cleared memory; returns the outcome and the data area's bytes.
    func runFresh(_ code: [Instruction], _ registers: [(Int, UInt64)], fuel: UInt64 = 1000) throws -> (Outcome, [UInt8])
    {
        memory.clear()
        engine.reset()
        try write(code)
        let outcome = run(registers, fuel: fuel)
        let data = UnsafeRawBufferPointer(start: memory.hostAddress(Machine.dataBase + 0x3f00), count: 0x200)
        return (outcome, Array(data))
    }
}
