import GuestISA

extension ProgramGenerator {
    /// A word that the profile does not define: of another extension, reserved, or any.
    func drawIllegalWord(_ bits: UInt64) -> UInt32 {
        let operands = UInt32(truncatingIfNeeded: bits >> 8) & 0x01ff_8f80
        let word: UInt32
        switch bits >> 2 & 15 {
        case 0: word = 0
        case 1: word = 0xffff_ffff
        // M extension, MUL to REMU and their W forms.
        case 2: word = 0x0200_0033 | operands | UInt32(truncatingIfNeeded: bits >> 40 & 7) << 12
        case 3: word = 0x0200_003b | operands | UInt32(truncatingIfNeeded: bits >> 40 & 7) << 12
        // CSRRW to CSRRCI, reading cycle or writing fflags; MRET, WFI.
        case 4: word = 0xc000_1073 | operands & 0x000f_8f80
        case 5: word = bits >> 40 & 1 == 0 ? 0x3020_0073 : 0x1050_0073
        // Shifts of 32 bits with shamt[5], shifts with a wrong funct7, ADD with one.
        case 6: word = 0x0200_101b | operands
        case 7: word = 0x4200_501b | operands
        case 8: word = 0x8000_5013 | operands
        case 9: word = 0x4000_1033 | operands
        case 10: word = 0x8000_0033 | operands
        // JALR, loads, stores, branches and fences with reserved funct3.
        case 11: word = 0x0000_1067 | operands
        case 12: word = 0x0000_7003 | operands
        case 13: word = bits >> 40 & 1 == 0 ? 0x0000_4023 | operands : 0x0000_2063 | operands
        // Compressed instructions, longer ones, AMOs, floating point.
        case 14: word = [0x0000_4501, 0x8082, 0x0000_001f, 0x1000_202f, 0x0000_2007, 0x0000_0053][Int(bits >> 40) % 6]
        default: word = UInt32(truncatingIfNeeded: bits >> 32)
        }
        // Whatever the profile defines after all gives way to zero, which no RISC-V defines.
        return Decoder.shared.decode(word) == nil ? word : 0
    }
}
