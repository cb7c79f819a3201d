import GuestISA
import GuestMachine

// Pairs that compilers emit and translators like to fuse: chance alone would hardly make any.

extension ProgramGenerator {
    /// What stands for an idiom among the opcodes that runs draw from.
    static let idiomMarker: UInt8 = 0xff

    /// Emits an idiom: a constant, an extension, a comparison with zero, or an access relative to pc.
    mutating func emitIdiom(_ bits: UInt64) {
        let rd = drawTemporary(bits)
        let rs = UInt32(source(bits >> 8))
        let immediate = Int32(truncatingIfNeeded: bits >> 16 & 0xfff) - 2048
        let upper = Int32(bitPattern: UInt32(truncatingIfNeeded: bits >> 32) & 0xffff_f000)
        let allowed = abilities.allowed
        switch bits >> 28 & 15 {
        case 0..<2 where allowed.isSuperset(of: [.lui, .addiw]):
            // A 32-bit constant.
            emitU(.lui, rd: rd, upper)
            emitI(.addiw, rd: rd, rs1: rd, immediate)
        case 2 where allowed.isSuperset(of: [.lui, .addi]):
            emitU(.lui, rd: rd, upper)
            emitI(.addi, rd: rd, rs1: rd, immediate)
        case 3 where allowed.isSuperset(of: [.auipc, .addi]):
            emitU(.auipc, rd: rd, upper >> 12 & ~0xfff)
            emitI(.addi, rd: rd, rs1: rd, immediate)
        case 4..<6 where allowed.isSuperset(of: [.slli, .srli, .srai]):
            // Zero- or sign-extension of the low bits, of 32 mostly.
            let amount: Int32 = bits >> 32 & 3 != 0 ? 32 : bits >> 34 & 1 == 0 ? 48 : 56
            emitI(.slli, rd: rd, rs1: rs, amount)
            emitI(bits >> 35 & 1 == 0 ? .srli : .srai, rd: rd, rs1: rd, amount)
        case 6..<8 where allowed.contains(.addiw):
            emitI(.addiw, rd: rd, rs1: rs, 0)
        case 8 where allowed.contains(.sltiu):
            emitI(.sltiu, rd: rd, rs1: rs, 1)
        case 9 where allowed.contains(.sltu):
            emitR(.sltu, rd: rd, rs1: 0, rs2: rs)
        case 10 where allowed.contains(.xori):
            emitI(.xori, rd: rd, rs1: rs, -1)
        case 11 where allowed.contains(.sub):
            emitR(.sub, rd: rd, rs1: 0, rs2: rs)
        case 12..<15 where allowed.contains(.auipc) && !(abilities.loads.isEmpty && abilities.stores.isEmpty):
            emitRelativeAccess(bits, rd)
        default:
            if allowed.contains(.addi) {
                emitI(.addi, rd: rd, rs1: 0, immediate)
            } else {
                emitPlainRun(1)
            }
        }
        noteDestination(UInt8(truncatingIfNeeded: rd))
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
