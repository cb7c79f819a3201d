// Names from the ELF specification (System V ABI, chapters 4 and 5) and from the RISC-V ELF psABI, chapter "ELF Object
// Files". Sizes and offsets are those of the 64-bit class.

enum ELFHeader {
    static let size = 64
    static let programHeaderSize = 56
    static let sectionHeaderSize = 64
    static let symbolSize = 24
    static let magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46]
    static let classOffset: UInt64 = 4
    static let dataOffset: UInt64 = 5
    static let identVersionOffset: UInt64 = 6
    static let osABIOffset: UInt64 = 7
    static let typeOffset: UInt64 = 16
    static let machineOffset: UInt64 = 18
    static let versionOffset: UInt64 = 20
    static let entryOffset: UInt64 = 24
    static let programHeadersOffset: UInt64 = 32
    static let flagsOffset: UInt64 = 48
    static let sizeOffset: UInt64 = 52
    static let programHeaderSizeOffset: UInt64 = 54
    static let programHeaderCountOffset: UInt64 = 56
    static let riscv: UInt16 = 243
}

/// `e_type`.
enum ELFObjectType {
    static let relocatable: UInt16 = 1
    static let executable: UInt16 = 2
    static let shared: UInt16 = 3
    static let core: UInt16 = 4
}

/// `p_type`.
enum ELFSegmentType {
    static let load: UInt32 = 1
    static let interpreter: UInt32 = 3
    static let programHeaders: UInt32 = 6
    static let gnuStack: UInt32 = 0x6474_e551
    static let riscvAttributes: UInt32 = 0x7000_0003
}

/// `e_flags` of RISC-V.
enum ELFFlags {
    static let compressed: UInt32 = 1
    static let floatABIMask: UInt32 = 6
    static let embedded: UInt32 = 8
}

/// Machines people are likely to hand us by mistake, by `e_machine`.
func machineName(_ machine: UInt16) -> String {
    switch machine {
    case 0: "none"
    case 3: "x86"
    case 8: "MIPS"
    case 20: "PowerPC"
    case 21: "PowerPC64"
    case 22: "S/390"
    case 40: "ARM"
    case 43: "SPARC V9"
    case 62: "x86-64"
    case 94: "Xtensa"
    case 183: "AArch64"
    case 243: "RISC-V"
    case 247: "BPF"
    case 258: "LoongArch"
    default: "unknown"
    }
}
