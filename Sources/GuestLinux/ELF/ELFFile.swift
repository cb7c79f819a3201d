import GuestMachine

/// A static RV64 program: what the loader needs to know of an ELF file, checked.
///
/// Accepted are little-endian ELF64 executables for RISC-V without an interpreter: `ET_EXEC`, and `ET_DYN` that
/// relocates itself (static-pie). Everything else is an error that says where and what was expected. Whatever the
/// bytes, parsing takes bounded time and memory and does not crash.
public struct ELFFile {
    /// A part of the file that becomes memory (`PT_LOAD`).
    public struct Segment: Hashable, Sendable {
        /// Guest address of the first byte, load bias included.
        public var address: UInt64
        /// Bytes of memory; those after `fileSize` are zero.
        public var memorySize: UInt64
        /// Where its bytes begin in the file.
        public var fileOffset: UInt64
        /// Bytes in the file.
        public var fileSize: UInt64
        /// What the program may do there.
        public var permissions: PagePermissions

        /// The guest addresses it covers.
        public var range: Range<UInt64> { address..<address + memorySize }
    }

    /// Most bytes a file may have.
    public static let fileSizeLimit: UInt64 = 1 << 30
    /// Most program headers a file may have; Linux allows 1170.
    public static let programHeaderLimit = 256
    /// Added to the addresses of a position-independent program.
    public static let positionIndependentBias: UInt64 = 0x40_0000

    /// The bytes of the file.
    public let source: ByteSource
    /// Address of the first instruction, a multiple of four inside an executable segment.
    public let entry: UInt64
    /// What becomes memory: not empty, disjoint, in ascending order of address, inside `AddressSpace.programRange`.
    public let segments: [Segment]
    /// Guest address of the program headers, or nil if no segment holds them.
    public let programHeadersAddress: UInt64?
    /// Number of program headers.
    public let programHeaderCount: Int
    /// Whether the program asks for a stack it can execute.
    public let hasExecutableStack: Bool
    /// The ISA that the file says it was built for, such as `rv64i2p1`, if it says so.
    public let architecture: String?

    /// First address after the last segment.
    public var end: UInt64 { segments.map(\.range.upperBound).max() ?? 0 }

    /// Reads the headers of `bytes`.
    ///
    /// - Throws: `ELFError` if they are not a static RV64I program.
    public init(bytes: [UInt8]) throws(ELFError) { try self.init(ByteSource(bytes)) }

    /// Reads the headers of `source` and keeps it for loading.
    ///
    /// - Throws: `ELFError` if it is not a static RV64I program.
    public init(_ source: ByteSource) throws(ELFError) {
        let header = try ELFHeaderReader(source)
        let programHeaders = try header.programHeaders()
        for row in programHeaders where row.type == ELFSegmentType.interpreter {
            throw ELFError(
                offset: row.position, "dynamically linked (PT_INTERP), expected a static program: link with -static")
        }
        let bias = header.isPositionIndependent ? ELFFile.positionIndependentBias : 0
        let checker = SegmentChecker(fileSize: source.count, bias: bias)
        segments = try checker.segments(of: programHeaders)
        entry = header.entry &+ bias
        try checker.check(entry: entry, segments)

        self.source = source
        programHeaderCount = programHeaders.count
        programHeadersAddress = ELFFile.address(
            ofFileRange: header.programHeadersStart, count: UInt64(programHeaders.count * ELFHeader.programHeaderSize),
            segments)
        hasExecutableStack = programHeaders.contains { $0.type == ELFSegmentType.gnuStack && $0.flags & 1 != 0 }
        architecture = programHeaders.first { $0.type == ELFSegmentType.riscvAttributes }
            .flatMap { RISCVAttributes.architecture(in: source, at: $0.fileOffset, count: $0.fileSize) }
    }

    /// Where `count` bytes of the file that begin at `offset` are in memory, if one segment holds all of them.
    private static func address(ofFileRange offset: UInt64, count: UInt64, _ segments: [Segment]) -> UInt64? {
        let holder = segments.first {
            offset >= $0.fileOffset && offset - $0.fileOffset <= $0.fileSize
                && count <= $0.fileSize - (offset - $0.fileOffset)
        }
        return holder.map { $0.address + (offset - $0.fileOffset) }
    }
}
