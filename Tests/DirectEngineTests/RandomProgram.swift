import GuestISA
import GuestMachine
import ManualMeaning
import TestSupport

/// Small programs full of what translators get wrong: few registers, so that they alias; branches and jumps to places
/// near and far, aligned or not; accesses at the edges of memory; stores to code.
struct RandomProgram {
    private var random: TestRandom
    /// Registers that instructions use.
    private var pool: [UInt8] = [0]
    /// Registers of the pool that hold addresses and are seldom written.
    private var bases: [UInt8] = []
    private var words: [UInt32] = []
    private var loopRegisters: [(register: UInt8, value: UInt64)] = []

    /// Program `number`; the same on every machine.
    static func make(_ number: Int) -> Program {
        var maker = RandomProgram(random: TestRandom(seed: UInt64(number)))
        return maker.program()
    }

    private init(random: TestRandom) { self.random = random }

    private mutating func program() -> Program {
        for _ in 0..<4 + random.below(6) { pool.append(UInt8(1 + random.below(31))) }
        for _ in 0..<3 { bases.append(UInt8(1 + random.below(31))) }
        let count = 16 + random.below(60)
        // Some programs are long enough that low bits of addresses meet.
        let isSparse = random.below(4) == 0
        for index in 0..<count { words.append(word(index, count, isSparse)) }
        if random.below(2) == 0 { closeLoop() }
        words.append(0x0000_0073)
        if isSparse {
            words += Array(repeating: 0x0000_0013, count: 512 - words.count)
            for index in 0..<24 { words.append(word(512 + index, 536, false)) }
        }
        var registers = (0..<32).map { _ in value() }
        registers[0] = 0
        for base in bases { registers[Int(base)] = address() }
        for (register, value) in loopRegisters { registers[Int(register)] = value }
        let data = (0..<64).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        return Program(
            code: words, registers: registers, data: [.init(address: ProgramMap.dataBase + 0xfe0, bytes: data)],
            fuel: 400)
    }

    /// Goes back to the start a few times. May patch an instruction of the loop, each time to another one, and may make
    /// a call, each time to another place.
    ///
    /// The registers of the loop are its own, so that it ends.
    private mutating func closeLoop() {
        let free = (UInt8(1)...31).filter { !pool.contains($0) && !bases.contains($0) }
        var loop: [Instruction] = []
        if random.below(2) == 0 {
            let first = Instruction(.addi, rd: random.pick(pool), rs1: random.pick(pool), imm: 1).encoded ?? 0
            let second = Instruction(.xori, rd: random.pick(pool), rs1: random.pick(pool), imm: -1).encoded ?? 0
            loopRegisters = [
                (free[1], UInt64(first)), (free[2], UInt64(first ^ second)),
                (free[3], ProgramMap.codeBase + 4 * UInt64(random.below(words.count))),
            ]
            loop += [
                Instruction(.sw, rs1: free[3], rs2: free[1]),
                Instruction(.xor, rd: free[1], rs1: free[1], rs2: free[2]),
            ]
        }
        if random.below(2) == 0 {
            // A call that leads to one place and the next in turn.
            let next = ProgramMap.codeBase + 4 * UInt64(words.count + loop.count + 2)
            loopRegisters += [(free[4], next), (free[5], next ^ (next + 4))]
            loop += [
                Instruction(.xor, rd: free[4], rs1: free[4], rs2: free[5]), Instruction(.jalr, rd: 1, rs1: free[4]),
                Instruction(.addi),
            ]
        }
        loopRegisters.append((free[0], 6))
        loop.append(Instruction(.addi, rd: free[0], rs1: free[0], imm: -1))
        loop.append(Instruction(.bne, rs1: free[0], imm: Int32(-4 * (words.count + loop.count))))
        words += loop.map { $0.encoded ?? 0 }
    }

    /// A number at a boundary, an address, an instruction, or anything.
    private mutating func value() -> UInt64 {
        switch random.below(8) {
        case 0, 1: random.pick(boundaryValues)
        case 2, 3:
            ProgramMap.dataBase + UInt64(random.pick([0, 0x100, 0xffc, 0x1000, 0xfff8, 0xffff]) + random.below(9))
        case 4: ProgramMap.codeBase + 4 * UInt64(random.below(80))
        case 5: random.pick([ProgramMap.codeBase, ProgramMap.window.upperBound, 0]) &- UInt64(random.below(12))
        case 6: UInt64(Instruction(.addi, rd: random.pick(pool), rs1: random.pick(pool), imm: 1).encoded ?? 0)
        default: random.next()
        }
    }

    /// In data, at its pages' ends and its own, or in code.
    private mutating func address() -> UInt64 {
        switch random.below(8) {
        case 0, 1: ProgramMap.codeBase + 4 * UInt64(random.below(80))
        case 2: ProgramMap.dataBase + UInt64(random.pick([0xfff0, 0xfff8]) + random.below(9))
        default: ProgramMap.dataBase + UInt64(random.pick([0x900, 0x1000, 0x1ffc, 0x8000, 0xf000]) + random.below(9))
        }
    }

    private mutating func word(_ index: Int, _ count: Int, _ isSparse: Bool) -> UInt32 {
        var i = Instruction(random.pick(Opcode.allCases))
        // What probably ends the program is rarer than other opcodes are.
        if i.opcode.spec.effect == .trap || i.opcode == .jalr, random.below(8) != 0 { i = Instruction(.sw) }
        let spec = i.opcode.spec
        if spec.operands.contains(.rd) { i.rd = random.pick(pool) }
        if bases.contains(i.rd), random.below(8) != 0 { i.rd = 0 }
        if spec.operands.contains(.rs1) { i.rs1 = random.pick(usesBase(i) ? bases : pool) }
        if spec.operands.contains(.rs2) { i.rs2 = random.pick(pool) }
        if spec.operands.contains(.imm) { i.imm = immediate(i, index, count, isSparse) }
        return i.encoded ?? 0
    }

    /// Whether rs1 shall be a register that probably holds an address.
    private mutating func usesBase(_ i: Instruction) -> Bool {
        switch i.opcode.spec.effect {
        case .load, .store, .jump: random.below(32) != 0
        case .compute, .branch, .fence, .trap: false
        }
    }

    private mutating func immediate(_ i: Instruction, _ index: Int, _ count: Int, _ isSparse: Bool) -> Int32 {
        let range = i.opcode.spec.format.immediateRange
        let step = i.opcode.spec.format.immediateStep
        switch i.opcode.spec.effect {
        case .branch,
            .jump where i.opcode == .jal:
            let far = isSparse && random.below(3) == 0 ? 512 : 0
            return Int32(4 * (far + random.below(count) - index) + (random.below(40) == 0 ? 2 : 0))
        case .jump:
            return Int32(random.pick([0, 0, 4, 8, -4, 1, 2]))
        case .load, .store:
            return Int32(random.pick([0, 0, 0, 1, 2, 4, 8, -1, -4, -8, 2047, -2048]))
        case .compute, .fence, .trap:
            if random.below(3) == 0 { return random.pick([range.lowerBound, range.upperBound, 0]) }
            let span = (Int(range.upperBound) - Int(range.lowerBound)) / Int(step) + 1
            return Int32(Int(range.lowerBound) + Int(step) * random.below(span))
        }
    }
}
