import GuestISA
import GuestMachine

// Pairs that compilers emit and translators like to fuse: chance alone would hardly make any.

extension ProgramGenerator {
    /// What stands for an idiom among the opcodes that runs draw from.
    static let idiomMarker: UInt8 = 0xff

    /// Emits an idiom: a constant, an extension, a rotation, a scaled index, a comparison with zero or with what is nearly
    /// equal, boundary values of two operands, an access relative to pc or to a pointer just made, a store behind the code,
    /// or accesses that overlap. Some are idioms but for one amount or register: what is recognized too widely shows there.
    mutating func emitIdiom(_ bits: UInt64) {
        let rd = drawTemporary(bits)
        let rs = UInt32(source(bits >> 8))
        let immediate = Int32(truncatingIfNeeded: bits >> 16 & 0xfff) - 2048
        let upper = Int32(bitPattern: UInt32(truncatingIfNeeded: bits >> 32) & 0xffff_f000)
        let allowed = abilities.allowed
        let start = wordCount
        let choice = random.below(42)
        var result = rd
        switch choice {
        case 0..<2 where allowed.isSuperset(of: [.lui, .addiw]):
            // A 32-bit constant; of those above 2^31 - 2^11 the halves have another sign than the whole.
            emitU(.lui, rd: rd, bits >> 12 & 3 == 0 ? .min : upper)
            emitI(.addiw, rd: rd, rs1: rd, immediate)
        case 2 where allowed.isSuperset(of: [.lui, .addi]):
            emitU(.lui, rd: rd, upper)
            emitI(.addi, rd: rd, rs1: rd, immediate)
        case 3 where allowed.isSuperset(of: [.auipc, .addi]):
            emitU(.auipc, rd: rd, upper >> 12 & ~0xfff)
            emitI(.addi, rd: rd, rs1: rd, immediate)
        case 4..<7 where allowed.isSuperset(of: [.slli, .srli, .srai]):
            // Zero- or sign-extension of the low bits, of 32 mostly, or a field of them.
            let amount: Int32 = bits >> 32 & 3 != 0 ? 32 : bits >> 34 & 1 == 0 ? 48 : 56
            let other = Int32(truncatingIfNeeded: bits >> 38 & 63)
            emitI(.slli, rd: rd, rs1: rs, bits >> 44 & 7 == 0 ? other : amount)
            emitI(bits >> 35 & 1 == 0 ? .srli : .srai, rd: rd, rs1: rd, bits >> 36 & 3 == 0 ? other : amount)
        case 7 where allowed.contains(.addiw):
            emitI(.addiw, rd: rd, rs1: rs, 0)
        case 8 where allowed.contains(.sltiu):
            emitI(.sltiu, rd: rd, rs1: rs, 1)
        case 9 where allowed.contains(.sltu):
            emitR(.sltu, rd: rd, rs1: 0, rs2: rs)
        case 10 where allowed.contains(.xori):
            emitI(.xori, rd: rd, rs1: rs, -1)
        case 11 where allowed.contains(.sub):
            emitR(.sub, rd: rd, rs1: 0, rs2: rs)
        case 12..<16 where allowed.contains(.auipc) && !(abilities.loads.isEmpty && abilities.stores.isEmpty):
            emitRelativeAccess(bits, rd)
        case 16..<18 where allowed.isSuperset(of: [.slli, .add]):
            // A scaled index added to a base, which may be the index itself.
            let other = bits >> 36 & 3 == 0 ? rd : UInt32(source(bits >> 38))
            emitI(.slli, rd: rd, rs1: rs, Int32(truncatingIfNeeded: bits >> 32 & 3) + (bits >> 34 & 3 == 0 ? 0 : 1))
            emitR(.add, rd: rd, rs1: bits >> 44 & 1 == 0 ? rd : other, rs2: bits >> 44 & 1 == 0 ? other : rd)
        case 18..<21 where allowed.isSuperset(of: [.slliw, .srliw, .or]):
            emitRotation(bits, rd, left: .slliw, right: .srliw, width: 32)
        case 21 where allowed.isSuperset(of: [.slli, .srli, .or]):
            emitRotation(bits, rd, left: .slli, right: .srli, width: 64)
        case 22..<26 where allowed.contains(.addiw):
            emitExtended(bits, rd, rs)
        case 26..<28 where abilities.canIndex && !abilities.loads.isEmpty && !abilities.stores.isEmpty:
            emitOverlap(bits, rd)
        case 28 where allowed.contains(.addi):
            // A frame is made or given up.
            let pointer = UInt32(scratch.destinations[0])
            let sizes: [8 of Int32] = [16, -16, 32, -64, 496, -512, 512, -528]
            let any = Int32(truncatingIfNeeded: bits >> 16 & 63) * 16 - 512
            emitI(
                .addi, rd: pointer, rs1: pointer,
                bits >> 25 & 1 == 0 ? any : sizes[Int(truncatingIfNeeded: bits >> 22 & 7)])
        case 29..<32 where !abilities.branches.isEmpty: emitNearComparison(bits, rd, rs)
        case 32..<35: emitConstants(bits, rd)
        case 35..<37 where !abilities.loads.isEmpty && !abilities.stores.isEmpty: result = emitReload(bits)
        case 37..<39 where allowed.contains(.addi) && !abilities.loads.isEmpty && !abilities.stores.isEmpty:
            result = emitMadePointer(bits)
        case 39..<41 where allowed.isSuperset(of: [.auipc, .addi, .sd]): emitStoreBehindCode(bits)
        default:
            if allowed.contains(.addi) {
                emitI(.addi, rd: rd, rs1: 0, immediate)
            } else {
                emitPlainRun(1)
            }
        }
        if choice < 3 || 4..<12 ~= choice || 16..<22 ~= choice {
            // Nothing relies on these: patches may part them, too.
            for index in start..<wordCount { scratch.marks[index] = WordMark.compute }
        }
        if roles.witness != 0 && bits >> 62 & 1 == 0 {
            emitR(.add, rd: roles.witness, rs1: roles.witness, rs2: result)
        }
        noteDestination(UInt8(truncatingIfNeeded: result))
    }

    /// Emits two shifts and their union: a rotation of `width` bits half of the time. Else the amounts do not add up, but
    /// to half of the width perhaps, or what is shifted are two values.
    private mutating func emitRotation(_ bits: UInt64, _ rd: UInt32, left: Opcode, right: Opcode, width: Int32) {
        let first = drawTemporary(bits >> 32)
        let second = otherTemporary(than: first)
        let value = UInt32(source(bits >> 8))
        let other = bits >> 40 & 3 == 0 ? UInt32(source(bits >> 48)) : value
        let amount = 1 + Int32(truncatingIfNeeded: bits >> 16 & 63) % (width - 1)
        let sum = bits >> 42 & 3 == 0 ? width / 2 : bits >> 42 & 3 == 1 ? Int32(truncatingIfNeeded: bits >> 54) : width
        emitI(left, rd: first, rs1: value, amount)
        emitI(right, rd: second, rs1: other, (sum - amount) & (width - 1))
        let isSwapped = bits >> 44 & 1 == 0
        emitR(.or, rd: rd, rs1: isSwapped ? second : first, rs2: isSwapped ? first : second)
    }

    /// Emits what leaves any upper half, or one of two, and then the sign-extension that it may or may not need.
    private mutating func emitExtended(_ bits: UInt64, _ rd: UInt32, _ rs: UInt32) {
        let allowed = abilities.allowed
        let temporary = drawTemporary(bits >> 24)
        let other = UInt32(source(bits >> 40))
        var value = temporary
        switch bits >> 32 & 7 {
        case 0..<2 where allowed.contains(.srli):
            let near = Int32(truncatingIfNeeded: bits >> 36 & 3)
            emitI(.srli, rd: temporary, rs1: rs, near < 2 ? 32 : 2 * near + 27)
        case 2..<4 where allowed.isSuperset(of: [.or, .and, .xor]):
            emitI(.addiw, rd: temporary, rs1: rs, 0)
            let opcode = bits >> 36 & 1 == 0 ? Opcode.or : bits >> 37 & 1 == 0 ? .and : .xor
            emitR(opcode, rd: temporary, rs1: temporary, rs2: other)
        case 4 where allowed.contains(.lwu):
            emitAccess(Opcode.lwu.rawValue, random.next())
            value = latestDestination
        case 5 where allowed.contains(.andi):
            emitI(.andi, rd: temporary, rs1: rs, Int32(truncatingIfNeeded: bits >> 46 & 0xfff) - 2048)
        case 6 where !abilities.branches.isEmpty:
            let branch = abilities.branches[Int(truncatingIfNeeded: bits >> 46 & 0xff) % abilities.branches.count]
            emitB(branch, rs1: UInt32(source(bits >> 54)), rs2: other, 8)
            emitI(.addiw, rd: temporary, rs1: rs, Int32(truncatingIfNeeded: bits >> 36 & 1))
        default:
            emitPlainRun(1)
            value = latestDestination
        }
        emitI(.addiw, rd: rd, rs1: value, 0)
    }

    /// Emits two accesses of the same place with a store between them, through another pointer to about there.
    private mutating func emitOverlap(_ bits: UInt64, _ rd: UInt32) {
        let choice = scratch.offsets[Int(truncatingIfNeeded: bits >> 41 & 31)]
        let offset = Int32(choice.start) + Int32(truncatingIfNeeded: bits >> 46) & Int32(choice.mask)
        let base = bases[0].register
        let (first, last) = (drawLoad(bits >> 8), drawLoad(bits >> 16))
        if bits >> 12 & 1 == 0 {
            emitI(first, rd: rd, rs1: base, offset)
        } else {
            emitS(drawStore(bits >> 8), rs1: base, rs2: UInt32(source(bits >> 54)), offset)
        }
        var pointer = bases[1].register
        var distance = Int64(offset) + Int64(bitPattern: bases[0].value &- bases[1].value)
        distance += Int64(bits >> 24 & 7) - 3
        let beside = Int64(offset) + Int64(bits >> 24 & 15) - 7
        if bits >> 60 & 1 == 0, -2048...2047 ~= beside {
            // Through the same pointer, across the end of eight bytes perhaps.
            (pointer, distance) = (base, beside)
        } else if mix.baseCount < 2 || !(-2048...2047 ~= distance) {
            pointer = drawTemporary(bits >> 32)
            emitI(.andi, rd: pointer, rs1: UInt32(source(bits >> 27)), 7)
            emitR(.add, rd: pointer, rs1: pointer, rs2: base)
            distance = Int64(offset)
        }
        let value = UInt32(source(bits >> 48))
        emitS(drawStore(bits >> 20), rs1: pointer, rs2: value, Int32(truncatingIfNeeded: distance))
        emitI(last, rd: rd, rs1: base, offset)
    }

    func drawLoad(_ bits: UInt64) -> Opcode {
        abilities.loads[Int(truncatingIfNeeded: bits & 0xff) % abilities.loads.count]
    }

    func drawStore(_ bits: UInt64) -> Opcode {
        abilities.stores[Int(truncatingIfNeeded: bits & 0xff) % abilities.stores.count]
    }

    /// Emits AUIPC and a load or store that take their address, one that bases can reach too, apart.
    private mutating func emitRelativeAccess(_ bits: UInt64, _ pointer: UInt32) {
        let choice = scratch.offsets[Int(truncatingIfNeeded: bits >> 41 & 31)]
        let near = Int64(choice.start) + Int64(bits >> 46) & Int64(choice.mask)
        // Bases 0 and 1 have room on either side; so does this.
        let address = bases[0].value &+ UInt64(bitPattern: near)
        fixups.append(Fixup(kind: .data, site: wordCount, temporary: pointer, address: address))
        emitU(.auipc, rd: pointer, 0)
        let isLoad = abilities.stores.isEmpty || bits >> 16 & 1 == 0 && !abilities.loads.isEmpty
        let opcodes = isLoad ? abilities.loads : abilities.stores
        let opcode = opcodes[Int(truncatingIfNeeded: bits >> 17 & 0xff) % opcodes.count]
        if isLoad {
            emitI(opcode, rd: UInt32(destination(bits >> 54)), rs1: pointer, 0)
        } else {
            emitS(opcode, rs1: pointer, rs2: UInt32(source(bits >> 54)), 0)
        }
    }
}
