import GuestISA
import GuestMachine

/// Turns program headers into segments that can be loaded without further checks.
struct SegmentChecker {
    let fileSize: UInt64
    /// Added to every address.
    let bias: UInt64

    /// The loadable segments in ascending order of address.
    func segments(of headers: [ELFHeaderReader.ProgramHeader]) throws(ELFError) -> [ELFFile.Segment] {
        var found: [(segment: ELFFile.Segment, position: UInt64)] = []
        for header in headers where header.type == ELFSegmentType.load {
            guard let segment = try segment(header) else { continue }
            found.append((segment, header.position))
        }
        guard !found.isEmpty else {
            throw ELFError(
                offset: ELFHeader.programHeadersOffset, "no loadable segment (PT_LOAD), expected at least one")
        }
        found.sort { $0.segment.address < $1.segment.address }
        for (below, above) in zip(found, found.dropFirst()) where below.segment.range.overlaps(above.segment.range) {
            throw ELFError(
                offset: above.position,
                "segment \(hex(above.segment.range)) overlaps segment \(hex(below.segment.range))")
        }
        return found.map(\.segment)
    }

    /// One segment, or nil if it occupies no memory.
    private func segment(_ header: ELFHeaderReader.ProgramHeader) throws(ELFError) -> ELFFile.Segment? {
        guard header.fileSize <= header.memorySize else {
            throw ELFError(
                offset: header.position + 32,
                "segment has \(hex(header.fileSize)) bytes in the file, expected at most its \(hex(header.memorySize)) "
                    + "bytes of memory")
        }
        guard header.memorySize > 0 else { return nil }
        guard header.fileOffset <= fileSize, header.fileSize <= fileSize - header.fileOffset else {
            throw ELFError(
                offset: header.position + 8,
                "segment takes \(hex(header.fileSize)) bytes from offset \(hex(header.fileOffset)), expected inside "
                    + "the file of \(hex(fileSize)) bytes")
        }
        let allowed = AddressSpace.programRange
        let (address, biasOverflow) = header.address.addingReportingOverflow(bias)
        let (end, endOverflow) = address.addingReportingOverflow(header.memorySize)
        guard !biasOverflow, !endOverflow, address >= allowed.lowerBound, end <= allowed.upperBound else {
            throw ELFError(
                offset: header.position + 16,
                "segment of \(hex(header.memorySize)) bytes at \(hex(address)), expected inside \(hex(allowed))")
        }
        return ELFFile.Segment(
            address: address, memorySize: header.memorySize, fileOffset: header.fileOffset, fileSize: header.fileSize,
            permissions: PagePermissions(rawValue: UInt8(header.flags & 7)).closure)
    }

    /// Checks that the first instruction can be fetched.
    func check(entry: UInt64, _ segments: [ELFFile.Segment]) throws(ELFError) {
        guard entry % 4 == 0 else {
            throw ELFError(
                offset: ELFHeader.entryOffset,
                "entry \(hex(entry)) is not a multiple of 4, as addresses of RV64I instructions are")
        }
        guard let holder = segments.first(where: { $0.range.contains(entry) }) else {
            throw ELFError(offset: ELFHeader.entryOffset, "entry \(hex(entry)) is in no segment")
        }
        guard holder.permissions.contains(.execute) else {
            throw ELFError(
                offset: ELFHeader.entryOffset,
                "entry \(hex(entry)) is in segment \(hex(holder.range)), which is not executable")
        }
    }
}
