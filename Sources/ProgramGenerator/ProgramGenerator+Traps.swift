import GuestISA
import GuestMachine

extension ProgramGenerator {
    /// Emits a trap that a branch may pass over.
    mutating func emitConditionalTrap() -> Int {
        guard !abilities.terminators.isEmpty else { return 0 }
        let cost = emitOpenBranch(WordMark.fixed)
        let branch = wordCount - 1
        let (words, _) = emitTrap(abilities.terminators[random.below(abilities.terminators.count)])
        closeJump(at: branch)
        return cost + words
    }

    /// Emits what traps, and returns its words and whether they trap whatever the data are.
    mutating func emitTrap(_ kind: TrapKind) -> (words: Int, isCertain: Bool) {
        let bits = random.next()
        switch kind {
        case .illegalWord:
            appendUnchecked(drawIllegalWord(bits))
            return (1, true)
        case .breakpoint:
            append(encoder.i(.ebreak, rd: 0, rs1: 0, 0), WordMark.fixed, means: Instruction(.ebreak))
            return (1, true)
        case .loadOutside, .storeOutside, .loadPastEnd, .loadBeforeStart, .storePastEnd, .storeBeforeStart:
            return (emitFaultingAccess(kind, bits), true)
        case .loadAnywhere:
            emitLoad(abilities.loads[Int(bits & 0xff) % abilities.loads.count], UInt32(source(bits >> 8)), bits)
            return (1, false)
        case .fetchOutsideByRegister:
            return (emitJumpOutside(bits), true)
        case .fetchOutsideByJump:
            fixups.append(Fixup(kind: .absolute, site: wordCount, address: outsideBefore(bits)))
            emitJal(rd: UInt32(destination(bits >> 16)), 0)
            return (1, true)
        case .fetchOutsideByBranch where mix.wordTarget <= ProgramGenerator.branchReach:
            return emitTrappingBranch(bits) { generator in
                generator.fixups.append(
                    Fixup(kind: .absolute, site: generator.wordCount - 1, address: generator.outsideBefore(bits)))
            }
        case .misalignedByRegister where bits >> 34 & 3 == 0 && abilities.allowed.contains(.addi):
            return (emitMisalignedReturn(bits), true)
        case .misalignedByRegister where roles.wild != 0 && bits >> 33 & 1 == 0:
            return (emitMisalignedJump(bits), true)
        case .misalignedByRegister:
            let base = drawTemporary(bits)
            emitU(.auipc, rd: base, 0)
            let rd = bits >> 8 & 3 == 0 ? base : UInt32(destination(bits >> 16))
            // Bit 1 set; bit 0 does not matter. Forward and backward.
            emitI(
                .jalr, rd: rd, rs1: base, Int32(truncatingIfNeeded: bits >> 24 & 0x3f) * 4 - 126 + Int32(bits >> 32 & 1)
            )
            return (2, true)
        case .misalignedByJump:
            emitJal(rd: UInt32(destination(bits >> 16)), misalignedOffset(bits))
            return (1, true)
        case .fetchOutsideByBranch, .misalignedByBranch:
            let offset = misalignedOffset(bits)
            return emitTrappingBranch(bits) { generator in
                generator.scratch.words[generator.wordCount - 1] |= InstructionFormat.b.scattered(offset)
            }
        }
    }

    /// The largest program all of whose branches reach the end of memory before it.
    private static let branchReach = 200

    /// An offset with bit 1 set, either way.
    private func misalignedOffset(_ bits: UInt64) -> Int32 { Int32(truncatingIfNeeded: bits >> 24 & 0x7f) * 4 - 254 }

    /// An address up to 1 KiB before the start of memory, a multiple of four.
    private func outsideBefore(_ bits: UInt64) -> UInt64 { ProgramMap.window.lowerBound - 4 - (bits >> 24 & 0x3fc) }

    /// Emits a branch that is taken half of the time for certain, else if data want it.
    private mutating func emitTrappingBranch(
        _ bits: UInt64, _ complete: (inout ProgramGenerator) -> Void
    ) -> (words: Int, isCertain: Bool) {
        let reflexive = abilities.branches.filter { [.beq, .bge, .bgeu].contains($0) }
        guard bits & 1 == 0, !reflexive.isEmpty else {
            let words = emitOpenBranch(WordMark.fixed)
            complete(&self)
            return (words, false)
        }
        let register = UInt32(source(bits >> 8))
        emitB(reflexive[Int(bits >> 32 & 0xff) % reflexive.count], rs1: register, rs2: register, 0)
        complete(&self)
        return (1, true)
    }

    private mutating func emitLoad(_ opcode: Opcode, _ base: UInt32, _ bits: UInt64) {
        emitI(
            opcode, rd: UInt32(destination(bits >> 16)), rs1: base, Int32(truncatingIfNeeded: bits >> 48 & 0xfff) - 2048
        )
    }

    /// Emits one load or store, at least one byte of which lies outside memory.
    private mutating func emitFaultingAccess(_ kind: TrapKind, _ bits: UInt64) -> Int {
        let isLoad = kind == .loadOutside || kind == .loadPastEnd || kind == .loadBeforeStart
        let isInside = kind == .loadOutside || kind == .storeOutside
        let candidates = (isLoad ? abilities.loads : abilities.stores).filter { isInside || accessBytes($0) > 1 }
        let opcode = candidates[Int(bits & 0xff) % candidates.count]
        let bytes = UInt64(accessBytes(opcode))
        // How many bytes are on the wrong side, where some are not.
        let part = 1 + (bits >> 8 & 0xff) % max(1, bytes - 1)
        let window = ProgramMap.window
        let address: UInt64
        switch kind {
        case .loadPastEnd, .storePastEnd: address = window.upperBound - part
        case .loadBeforeStart, .storeBeforeStart: address = window.lowerBound - part
        default: address = drawOutside(bits, bytes)
        }
        var (base, offset) = (roles.wild, Int32(truncatingIfNeeded: bits >> 16 & 0x7f) - 64)
        if let wildValue {
            let distance = Int64(bitPattern: address &- wildValue)
            if -2048...2047 ~= distance {
                offset = Int32(distance)
            } else if isInside {
                // x0 reaches the bottom and the top of the address space.
                (base, offset) = (0, Int32(truncatingIfNeeded: bits >> 48 & 0xfff) - 2048)
            } else {
                return emitIllegalInstead(bits)
            }
        } else {
            wildValue = address &- UInt64(bitPattern: Int64(offset))
        }
        if isLoad {
            emitI(opcode, rd: UInt32(destination(bits >> 56)), rs1: base, offset)
        } else {
            emitS(opcode, rs1: base, rs2: UInt32(source(bits >> 56)), offset)
        }
        return 1
    }

    /// An address all of whose `bytes` bytes lie outside memory: near it, far from it, or wrapping around 2^64.
    private func drawOutside(_ bits: UInt64, _ bytes: UInt64) -> UInt64 {
        let near = bits >> 24 & 15
        let window = ProgramMap.window
        switch bits >> 28 & 7 {
        case 0: return window.upperBound + near
        case 1: return window.lowerBound - bytes - near
        case 2: return near
        case 3: return 0 &- near
        // Right in the low 32 bits and wrong above: what a translator that truncates would let pass.
        case 4: return ProgramMap.dataBase + near + 1 << 32
        case 5: return (ProgramMap.dataBase + near) | 0xffff_ffff_0000_0000
        case 6: return (ProgramMap.dataBase + near) ^ 1 << 63
        default: return bits | 1 << 62
        }
    }

    /// Emits a jump through a register to an aligned address outside memory.
    private mutating func emitJumpOutside(_ bits: UInt64) -> Int {
        let rd = UInt32(destination(bits >> 16))
        let target = drawOutside(bits, 4) & ~3
        let low = Int32(truncatingIfNeeded: bits >> 40 & 1)
        if roles.wild == 0 || wildValue != nil || bits >> 41 & 3 == 0 {
            // From x0, and only as far up as is outside for certain: the immediate is signed.
            emitI(.jalr, rd: rd, rs1: 0, (Int32(truncatingIfNeeded: bits >> 48 & 0xfff) - 2048) & ~3 | low)
        } else {
            let offset = Int32(truncatingIfNeeded: bits >> 48 & 0xfff) - 2048
            wildValue = (target | UInt64(low)) &- UInt64(bitPattern: Int64(offset))
            emitI(.jalr, rd: bits >> 44 & 7 == 0 ? roles.wild : rd, rs1: roles.wild, offset)
        }
        return 1
    }

    /// Emits a jump through a register that only the program knows to be off by two, and maybe before it a write of what
    /// the jump would write as well: the trap shows the first.
    private mutating func emitMisalignedJump(_ bits: UInt64) -> Int {
        let start = wordCount
        let rd = UInt32(destination(bits >> 16))
        if bits >> 34 & 1 == 0 && abilities.allowed.contains(.addi) {
            emitI(.addi, rd: rd, rs1: UInt32(source(bits >> 8)), Int32(truncatingIfNeeded: bits >> 36 & 0xff) - 128)
        }
        var offset = Int32(truncatingIfNeeded: bits >> 48 & 0x7ff) - 1024
        // Amid the code, in case somebody does go there.
        let wild = wildValue ?? ProgramMap.codeBase + (bits >> 24 & 0xfc) &- UInt64(bitPattern: Int64(offset))
        wildValue = wild
        let low = Int32(truncatingIfNeeded: (wild &+ UInt64(bitPattern: Int64(offset))) & 3)
        offset += Int32(truncatingIfNeeded: 2 | bits >> 35 & 1) - low
        emitI(.jalr, rd: rd, rs1: roles.wild, offset)
        return wordCount - start
    }

    /// Emits what looks like a return, to where no instruction can be. Whatever the link register is for, nothing comes
    /// after this that would need it.
    private mutating func emitMisalignedReturn(_ bits: UInt64) -> Int {
        let start = wordCount
        let link: UInt32 = bits >> 36 & 3 == 0 ? 5 : 1
        let offset = Int32(truncatingIfNeeded: bits >> 24 & 0x3f) * 4 - 126
        emitU(.auipc, rd: link, 0)
        // Without an immediate half of the time, as returns are.
        let isPlain = bits >> 38 & 1 == 0
        if isPlain { emitI(.addi, rd: link, rs1: link, offset + Int32(bits >> 32 & 1)) }
        emitI(.jalr, rd: bits >> 39 & 3 == 0 ? link : 0, rs1: link, isPlain ? 0 : offset + Int32(bits >> 32 & 1))
        return wordCount - start
    }

    private mutating func emitIllegalInstead(_ bits: UInt64) -> Int {
        appendUnchecked(drawIllegalWord(bits))
        return 1
    }

    /// Bytes that a load or store accesses.
    private func accessBytes(_ opcode: Opcode) -> Int {
        switch opcode.spec.effect {
        case .load(let bytes), .store(let bytes): bytes
        case .compute, .branch, .jump, .fence, .trap: preconditionFailure("\(opcode) accesses no memory")
        }
    }
}
