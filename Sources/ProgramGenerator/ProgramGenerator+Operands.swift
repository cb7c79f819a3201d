import GuestISA
import GuestMachine

// Idioms of operands: values and addresses at which engines go wrong and which chance alone hardly brings together.

extension ProgramGenerator {
    /// Emits a copy of a register that is equal in its low half at least, a comparison of both, and a branch by that.
    mutating func emitNearComparison(_ bits: UInt64, _ rd: UInt32, _ rs: UInt32) {
        let allowed = abilities.allowed
        let copy = rd
        let result = otherTemporary(than: copy)
        switch bits >> 16 & 3 {
        case 0 where allowed.isSuperset(of: [.slli, .srli]):
            emitI(.slli, rd: copy, rs1: rs, 32)
            emitI(.srli, rd: copy, rs1: copy, 32)
        case 1 where allowed.contains(.addi):
            emitI(.addi, rd: copy, rs1: rs, Int32(truncatingIfNeeded: bits >> 18 & 1))
        case _ where allowed.contains(.addiw): emitI(.addiw, rd: copy, rs1: rs, 0)
        default: emitPlainRun(1)
        }
        let comparisons: [8 of Opcode] = [.subw, .subw, .sub, .xor, .slt, .sltu, .addw, .and]
        let opcode = comparisons[Int(truncatingIfNeeded: bits >> 20 & 7)]
        // A register that has a purpose may be the source, but is never the copy.
        let isSwapped = bits >> 23 & 1 == 0
        if allowed.contains(opcode) {
            emitR(opcode, rd: result, rs1: isSwapped ? copy : rs, rs2: isSwapped ? rs : copy)
        }
        let branches = abilities.branches
        let isEquality = bits >> 24 & 3 != 0 && branches[0] == .beq
        let branch = branches[
            Int(truncatingIfNeeded: bits >> 26 & 0xff) % (isEquality ? min(2, branches.count) : branches.count)]
        emitB(branch, rs1: bits >> 34 & 7 == 0 ? 0 : result, rs2: bits >> 34 & 7 == 0 ? result : 0, 8)
        emitPlainRun(1)
        noteDestination(UInt8(truncatingIfNeeded: result))
    }

    /// Emits two boundary values, or one, and an instruction or a branch of both.
    mutating func emitConstants(_ bits: UInt64, _ rd: UInt32) {
        let allowed = abilities.allowed
        guard allowed.isSuperset(of: [.addi, .slli, .srli]) else { return emitPlainRun(1) }
        let first = drawTemporary(bits >> 8)
        let second = otherTemporary(than: first)
        if bits >> 16 & 3 != 0 { emitBoundary(first, bits >> 18) }
        emitBoundary(second, bits >> 26)
        if bits >> 17 & 1 == 0 && !abilities.branches.isEmpty {
            let branch = abilities.branches[Int(truncatingIfNeeded: bits >> 48 & 0xff) % abilities.branches.count]
            emitB(branch, rs1: first, rs2: second, 8)
            emitPlainRun(1)
            return
        }
        let opcodes: [16 of Opcode] = [
            .sll, .srl, .sra, .sllw, .srlw, .sraw, .slt, .sltu, .add, .addw, .sub, .subw, .xor, .or, .and, .sraw,
        ]
        let opcode = opcodes[Int(truncatingIfNeeded: bits >> 48 & 15)]
        if allowed.contains(opcode) { emitR(opcode, rd: rd, rs1: first, rs2: second) } else { emitPlainRun(1) }
    }

    /// Emits what gives a register one of the values at which shifts and comparisons go wrong.
    private mutating func emitBoundary(_ register: UInt32, _ bits: UInt64) {
        let amount = Int32(truncatingIfNeeded: bits >> 4 & 15)
        let (start, shift, distance): (Int32, Opcode, Int32) =
            switch bits & 15 {
            case 0: (0, .slli, 0)
            case 1: (1, .slli, 0)
            case 2: (-1, .slli, 0)
            case 3: (31, .slli, 0)
            case 4: (32, .slli, 0)
            case 5: (33, .slli, 0)
            case 6: (63, .slli, 0)
            case 7: (2 + amount, .slli, 0)
            case 8: (34 + amount, .slli, 0)
            // 2^31 - 1, 2^32 - 1 and 2^63 - 1.
            case 9: (-1, .srli, 33)
            case 10: (-1, .srli, 32)
            case 11: (-1, .srli, 1)
            // 2^31, -2^31 and -2^63.
            case 12: (1, .slli, 31)
            case 13: (-1, .slli, 31)
            case 14: (-1, .slli, 63)
            default: (amount - 8, .slli, 4 * amount)
            }
        emitI(.addi, rd: register, rs1: 0, start)
        if distance > 0 { emitI(shift, rd: register, rs1: register, distance) }
    }

    /// Emits a store and a load of the same bytes, or of some of them; returns what is loaded into.
    mutating func emitReload(_ bits: UInt64) -> UInt32 {
        let choice = scratch.offsets[Int(truncatingIfNeeded: bits >> 41 & 31)]
        let offset = Int32(choice.start) + Int32(truncatingIfNeeded: bits >> 46) & Int32(choice.mask)
        let base = bases[0].register
        let store = drawStore(bits >> 8)
        emitS(store, rs1: base, rs2: UInt32(source(bits >> 16)), offset)
        if bits >> 22 & 3 == 0 { emitPlainRun(1) }
        var load = drawLoad(bits >> 24)
        if bits >> 32 & 3 != 0 {
            // As wide as the store; sign-extended or not.
            let isSigned = bits >> 34 & 1 == 0
            let fitting: Opcode
            switch store {
            case .sb: fitting = isSigned ? .lb : .lbu
            case .sh: fitting = isSigned ? .lh : .lhu
            case .sw: fitting = isSigned ? .lw : .lwu
            default: fitting = .ld
            }
            if abilities.allowed.contains(fitting) { load = fitting }
        }
        let rd = UInt32(destination(bits >> 36))
        emitI(load, rd: rd, rs1: base, offset)
        return rd
    }

    /// Emits an access through a pointer that the instruction before has made, by one of many that leave it as it is;
    /// returns what is written.
    mutating func emitMadePointer(_ bits: UInt64) -> UInt32 {
        let allowed = abilities.allowed
        let base = bases[mix.baseCount > 1 && bits >> 5 & 1 == 0 ? 1 : 0]
        let pointer = drawTemporary(bits >> 8)
        let register: [12 of Opcode] = [
            .add, .or, .and, .xor, .sub, .sll, .srl, .sra, .or, .and, .sub, .srl,
        ]
        let immediate: [8 of Opcode] = [.addi, .ori, .xori, .andi, .slli, .srli, .srai, .addi]
        let isByRegister = bits >> 16 & 1 == 0
        let index = Int(truncatingIfNeeded: bits >> 17 & 0xff)
        let opcode = isByRegister ? register[index % 12] : immediate[index & 7]
        if bits >> 25 & 7 == 0, roles.rom != 0, allowed.contains(.ld), let slot = allotRom(1) {
            scratch.rom[slot] = base.value
            emitI(.ld, rd: pointer, rs1: roles.rom, romOffset(slot))
        } else if !allowed.contains(opcode) {
            emitI(.addi, rd: pointer, rs1: base.register, 0)
        } else if isByRegister {
            // With itself, where that is the same; else with x0.
            let other = opcode == .and || opcode == .or && bits >> 28 & 1 == 0 ? base.register : 0
            emitR(opcode, rd: pointer, rs1: base.register, rs2: other)
        } else {
            emitI(opcode, rd: pointer, rs1: base.register, opcode == .andi ? -1 : 0)
        }
        let choice = scratch.offsets[Int(truncatingIfNeeded: bits >> 41 & 31)]
        let offset = Int32(choice.start) + Int32(truncatingIfNeeded: bits >> 46) & Int32(choice.mask)
        if bits >> 29 & 1 == 0 {
            let rd = UInt32(destination(bits >> 32))
            emitI(drawLoad(bits >> 50), rd: rd, rs1: pointer, offset)
            return rd
        }
        let value = bits >> 30 & 3 == 0 ? pointer : UInt32(source(bits >> 32))
        emitS(drawStore(bits >> 50), rs1: pointer, rs2: value, offset)
        return pointer
    }

    /// Emits a store of a number just made to where no code is any more, but on its line: a store that needs care and
    /// changes nothing that runs.
    mutating func emitStoreBehindCode(_ bits: UInt64) {
        let pointer = drawTemporary(bits >> 8)
        let value = otherTemporary(than: pointer)
        fixups.append(
            Fixup(
                kind: .behindCode, site: wordCount, temporary: pointer, address: bits >> 16 & 63, accessDistance: 2))
        emitU(.auipc, rd: pointer, 0)
        let immediate = Int32(truncatingIfNeeded: bits >> 32 & 0xfff) - 2048
        emitI(
            .addi, rd: value, rs1: bits >> 44 & 3 == 0 ? value : 0,
            bits >> 46 & 1 == 0 ? immediate : -1 - immediate & 15)
        emitS(bits >> 48 & 3 == 0 ? drawStore(bits >> 50) : .sd, rs1: pointer, rs2: value, 0)
    }
}
