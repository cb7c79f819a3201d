import GuestMachine

/// What a program finds on its stack before its first instruction.
///
/// From sp, a multiple of 16, upwards: the number of arguments, pointers to them, 0, pointers to the environment, 0,
/// the auxiliary vector, and then what all these point to (Linux `binfmt_elf.c`, `create_elf_tables`).
struct InitialStack {
    /// Keys of the auxiliary vector (Linux `auxvec.h`), in the order in which they are written.
    enum AuxiliaryKey: UInt64 {
        case end = 0
        case programHeaders = 3
        case programHeaderSize = 4
        case programHeaderCount = 5
        case pageSize = 6
        case interpreterBase = 7
        case flags = 8
        case entry = 9
        case user = 11
        case effectiveUser = 12
        case group = 13
        case effectiveGroup = 14
        case hardwareCapabilities = 16
        case clockTicksPerSecond = 17
        case isSecure = 23
        case randomBytes = 25
        case executableName = 31
    }

    /// Most bytes of arguments and environment with their pointers: a quarter of the stack, as Linux.
    static var sizeLimit: Int { Int(AddressSpace.stackRange.upperBound - AddressSpace.stackRange.lowerBound) / 4 }

    /// Bit of each letter of the base ISA and its extensions in `AT_HWCAP`; RV64I has only `i`.
    private static let hardwareCapabilities: UInt64 = 1 << (0x69 - 0x61)

    /// The initial sp.
    let stackPointer: UInt64
    /// The bytes from `stackPointer` to the end of the stack.
    let bytes: [UInt8]

    /// Lays the stack out below `top`.
    ///
    /// - Parameters:
    ///   - top: First address after the stack, a multiple of 16.
    ///   - random: The 16 bytes that `AT_RANDOM` points to.
    init(top: UInt64, elf: ELFFile, arguments: [String], environment: [String], random: [UInt8]) {
        var strings = StringArea()
        let argumentOffsets = arguments.map { strings.append($0) }
        let environmentOffsets = environment.map { strings.append($0) }
        let nameOffset = strings.append(arguments.first ?? "")
        let randomOffset = strings.append(random)

        // Eight bytes of zero end the stack, as on Linux.
        let stringsStart = (top - 8 - UInt64(strings.bytes.count)) & ~15
        func address(_ offset: Int) -> UInt64 { stringsStart + UInt64(offset) }

        var words: [UInt64] = [UInt64(arguments.count)]
        words += argumentOffsets.map(address) + [0]
        words += environmentOffsets.map(address) + [0]
        let auxiliary: [(AuxiliaryKey, UInt64)] = [
            (.hardwareCapabilities, InitialStack.hardwareCapabilities),
            (.pageSize, GuestMemory.pageSize),
            (.clockTicksPerSecond, 100),
            (.programHeaders, elf.programHeadersAddress ?? 0),
            (.programHeaderSize, UInt64(ELFHeader.programHeaderSize)),
            (.programHeaderCount, UInt64(elf.programHeaderCount)),
            (.interpreterBase, 0),
            (.flags, 0),
            (.entry, elf.entry),
            (.user, GuestIdentity.user),
            (.effectiveUser, GuestIdentity.user),
            (.group, GuestIdentity.user),
            (.effectiveGroup, GuestIdentity.user),
            (.isSecure, 0),
            (.randomBytes, address(randomOffset)),
            (.executableName, address(nameOffset)),
            (.end, 0),
        ]
        for (key, value) in auxiliary { words += [key.rawValue, value] }

        stackPointer = (stringsStart - UInt64(words.count * 8)) & ~15
        var bytes: [UInt8] = []
        for word in words { bytes.append(littleEndian: word) }
        bytes += Array(repeating: 0, count: Int(stringsStart - stackPointer) - bytes.count)
        bytes += strings.bytes
        bytes += Array(repeating: 0, count: Int(top - stackPointer) - bytes.count)
        self.bytes = bytes
    }
}

/// Zero-terminated strings, one after the other.
private struct StringArea {
    var bytes: [UInt8] = []

    /// Adds a string and returns its offset.
    mutating func append(_ text: String) -> Int { append(Array(text.utf8) + [0]) }

    mutating func append(_ added: [UInt8]) -> Int {
        defer { bytes += added }
        return bytes.count
    }
}

/// Who the program is, in a system that holds nothing else.
enum GuestIdentity {
    static let process: UInt64 = 1000
    static let parent: UInt64 = 1
    static let user: UInt64 = 1000
}
