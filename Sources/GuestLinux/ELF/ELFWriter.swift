import GuestMachine

/// Writes static RV64 executables: what `ELFFile`, Linux, QEMU, Spike, debuggers and objdump read.
///
///     var writer = ELFWriter(entry: 0x10000)
///     writer.segments.append(.init(address: 0x10000, bytes: code, permissions: [.read, .execute]))
///     let file = writer.bytes
public struct ELFWriter: Sendable {
    /// A piece of memory of the program.
    public struct Segment: Sendable {
        /// Guest address of the first byte.
        public var address: UInt64
        /// The bytes in the file.
        public var bytes: [UInt8]
        /// Bytes of memory, at least those in the file; the rest is zero.
        public var memorySize: UInt64
        /// What the program may do there.
        public var permissions: PagePermissions

        /// A segment from its parts; as large as its bytes unless `memorySize` is more.
        public init(address: UInt64, bytes: [UInt8], memorySize: UInt64 = 0, permissions: PagePermissions) {
            self.address = address
            self.bytes = bytes
            self.memorySize = max(memorySize, UInt64(bytes.count))
            self.permissions = permissions
        }
    }

    /// A name for an address, as debuggers and signature readers look for.
    public struct Symbol: Sendable {
        /// The name, without zero byte.
        public var name: String
        /// Guest address.
        public var address: UInt64

        /// A symbol from its parts.
        public init(_ name: String, _ address: UInt64) {
            self.name = name
            self.address = address
        }
    }

    /// Address of the first instruction.
    public var entry: UInt64
    /// The memory, in any order, disjoint.
    public var segments: [Segment]
    /// Names, in any order.
    public var symbols: [Symbol]

    /// A file to write.
    public init(entry: UInt64, segments: [Segment] = [], symbols: [Symbol] = []) {
        self.entry = entry
        self.segments = segments
        self.symbols = symbols
    }

    /// The whole file.
    public var bytes: [UInt8] {
        var file: [UInt8] = []
        write { file.append(contentsOf: $0) }
        return file
    }

    /// Passes the file on piece by piece, segments without a copy.
    public func write(_ consume: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        let layout = Layout(self)
        var position = 0
        func emit(_ bytes: [UInt8]) throws {
            try bytes.withUnsafeBytes(consume)
            position += bytes.count
        }
        try emit(header(layout) + programHeaders(layout))
        for (segment, offset) in zip(layout.segments, layout.offsets) {
            try emit(Array(repeating: 0, count: offset - position))
            try emit(segment.bytes)
        }
        try emit(Array(repeating: 0, count: layout.symbolsStart - position))
        try emit(layout.symbols + layout.symbolNames + layout.sectionNames)
        try emit(Array(repeating: 0, count: layout.sectionHeadersStart - position))
        try emit(sectionHeaders(layout))
    }
}

// MARK: - Where everything goes

extension ELFWriter {
    /// The offsets of the file's parts: headers, segments, symbols, names, section headers.
    private struct Layout {
        /// In ascending order of address, as the ELF specification wants them.
        let segments: [Segment]
        var offsets: [Int] = []
        let symbolsStart: Int
        let symbols: [UInt8]
        let symbolNames: [UInt8]
        let sectionNames: [UInt8]
        let sectionNameOffsets: [Int]
        let sectionHeadersStart: Int

        init(_ writer: ELFWriter) {
            segments = writer.segments.sorted { $0.address < $1.address }
            var position = ELFHeader.size + segments.count * ELFHeader.programHeaderSize
            for segment in segments {
                // Linux maps whole pages of the file, so offset and address must agree modulo the page size.
                let page = Int(GuestMemory.pageSize)
                position += (Int(segment.address % GuestMemory.pageSize) - position % page + page) % page
                offsets.append(position)
                position += segment.bytes.count
            }
            symbolsStart = (position + 7) & ~7
            (symbols, symbolNames) = writer.symbolTable(segments)

            var names: [UInt8] = [0]
            var nameOffsets: [Int] = []
            for name in segments.map(\.sectionName) + [".symtab", ".strtab", ".shstrtab"] {
                nameOffsets.append(names.count)
                names += Array(name.utf8) + [0]
            }
            sectionNames = names
            sectionNameOffsets = nameOffsets
            let end = symbolsStart + symbols.count + symbolNames.count + names.count
            sectionHeadersStart = (end + 7) & ~7
        }
    }

    /// The symbol table and the names it refers to. A symbol belongs to the section around it, or is absolute.
    private func symbolTable(_ segments: [Segment]) -> (table: [UInt8], names: [UInt8]) {
        var table = [UInt8](repeating: 0, count: ELFHeader.symbolSize)
        var names: [UInt8] = [0]
        let (globalWithoutType, absoluteSection): (UInt8, UInt16) = (0x10, 0xfff1)
        for symbol in symbols {
            table.append(littleEndian: UInt32(names.count))
            table += [globalWithoutType, 0]
            let holder = segments.firstIndex { symbol.address &- $0.address < $0.memorySize }
            table.append(littleEndian: holder.map { UInt16($0 + 1) } ?? absoluteSection)
            table.append(littleEndian: symbol.address)
            table.append(littleEndian: UInt64(0))
            names += Array(symbol.name.utf8) + [0]
        }
        return (table, names)
    }
}

extension ELFWriter.Segment {
    /// What compilers call such a section.
    fileprivate var sectionName: String {
        if permissions.contains(.execute) { return ".text" }
        if bytes.isEmpty { return ".bss" }
        return permissions.contains(.write) ? ".data" : ".rodata"
    }
}

// MARK: - Headers

extension ELFWriter {
    private func header(_ layout: Layout) -> [UInt8] {
        var header = ELFHeader.magic + [2, 1, 1, 0] + Array(repeating: 0, count: 8)
        header.append(littleEndian: ELFObjectType.executable)
        header.append(littleEndian: ELFHeader.riscv)
        header.append(littleEndian: UInt32(1))
        header.append(littleEndian: entry)
        header.append(littleEndian: UInt64(ELFHeader.size))
        header.append(littleEndian: UInt64(layout.sectionHeadersStart))
        header.append(littleEndian: UInt32(0))  // e_flags: no compressed instructions, soft-float
        header.append(littleEndian: UInt16(ELFHeader.size))
        header.append(littleEndian: UInt16(ELFHeader.programHeaderSize))
        header.append(littleEndian: UInt16(layout.segments.count))
        header.append(littleEndian: UInt16(ELFHeader.sectionHeaderSize))
        let sectionCount = layout.segments.count + 4
        header.append(littleEndian: UInt16(sectionCount))
        header.append(littleEndian: UInt16(sectionCount - 1))
        return header
    }

    private func programHeaders(_ layout: Layout) -> [UInt8] {
        var table: [UInt8] = []
        for (segment, offset) in zip(layout.segments, layout.offsets) {
            table.append(littleEndian: ELFSegmentType.load)
            table.append(littleEndian: UInt32(segment.permissions.rawValue))
            table.append(littleEndian: UInt64(offset))
            table.append(littleEndian: segment.address)
            table.append(littleEndian: segment.address)
            table.append(littleEndian: UInt64(segment.bytes.count))
            table.append(littleEndian: segment.memorySize)
            table.append(littleEndian: GuestMemory.pageSize)
        }
        return table
    }

    /// Sections are for tools that show the file; loading needs none.
    private func sectionHeaders(_ layout: Layout) -> [UInt8] {
        let (programBits, symbolTable, stringTable, noBits): (UInt32, UInt32, UInt32, UInt32) = (1, 2, 3, 8)
        let (write, allocated, executable): (UInt64, UInt64, UInt64) = (1, 2, 4)
        var table = [UInt8](repeating: 0, count: ELFHeader.sectionHeaderSize)
        for (index, segment) in layout.segments.enumerated() {
            var flags = allocated
            if segment.permissions.contains(.write) { flags |= write }
            if segment.permissions.contains(.execute) { flags |= executable }
            // A section is in the file or not: what follows the bytes of a segment is left to its program header.
            let isEmpty = segment.bytes.isEmpty
            table.appendSection(
                name: layout.sectionNameOffsets[index], type: isEmpty ? noBits : programBits, flags: flags,
                address: segment.address, offset: layout.offsets[index],
                size: isEmpty ? Int(segment.memorySize) : segment.bytes.count, alignment: 4)
        }
        let first = layout.segments.count
        let names = layout.sectionNameOffsets
        let symbolNamesStart = layout.symbolsStart + layout.symbols.count
        table.appendSection(
            name: names[first], type: symbolTable, offset: layout.symbolsStart, size: layout.symbols.count,
            link: first + 2, information: 1, alignment: 8, entrySize: ELFHeader.symbolSize)
        table.appendSection(
            name: names[first + 1], type: stringTable, offset: symbolNamesStart, size: layout.symbolNames.count)
        table.appendSection(
            name: names[first + 2], type: stringTable, offset: symbolNamesStart + layout.symbolNames.count,
            size: layout.sectionNames.count)
        return table
    }
}

extension [UInt8] {
    /// Appends one section header.
    fileprivate mutating func appendSection(
        name: Int, type: UInt32, flags: UInt64 = 0, address: UInt64 = 0, offset: Int, size: Int, link: Int = 0,
        information: Int = 0, alignment: Int = 1, entrySize: Int = 0
    ) {
        append(littleEndian: UInt32(name))
        append(littleEndian: type)
        append(littleEndian: flags)
        append(littleEndian: address)
        for value in [offset, size] { append(littleEndian: UInt64(value)) }
        for value in [link, information] { append(littleEndian: UInt32(value)) }
        for value in [alignment, entrySize] { append(littleEndian: UInt64(value)) }
    }
}
