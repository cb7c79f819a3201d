import GuestISA
import GuestMachine
import HostFiles

extension ProgramFile {
    /// Most bytes a container or raw file can have: all segments and texts at their limits.
    public static let maximumContainerBytes = 1 << 18

    /// Reads a container, or raw code.
    ///
    /// Bytes without the magic of the container are code at 0x80000000, at most 65536 bytes, with zero registers and the
    /// usual fuel; zero bytes fill up the last word. That is how the crash files of other fuzzers are read.
    ///
    /// - Parameters:
    ///   - bytes: All of the file. No content makes this crash, or use more memory than a few times its length.
    ///   - name: What to call the file in errors.
    /// - Throws: `ProgramFileError` with the offset of the first thing that is not as it must be.
    public init(container bytes: [UInt8], name: String) throws(ProgramFileError) {
        guard bytes.starts(with: ContainerFormat.magic) else {
            self.init(try ProgramFile.rawProgram(bytes, name: name))
            return
        }
        var reader = ContainerReader(bytes: bytes, file: name)
        self = try reader.readFile()
    }

    private static func rawProgram(_ bytes: [UInt8], name: String) throws(ProgramFileError) -> Program {
        guard (1...maximumWords * 4).contains(bytes.count) else {
            throw ProgramFileError(
                file: name, offset: 0,
                message:
                    "raw code has \(bytes.count) bytes, expected 1 to \(maximumWords * 4) (no magic of a container)")
        }
        return Program(code: ContainerReader.words(bytes[...]))
    }
}

/// Reads a container from front to back, checking each number before it is used.
private struct ContainerReader {
    let bytes: [UInt8]
    let file: String
    var position = ContainerFormat.magic.count

    mutating func readFile() throws(ProgramFileError) -> ProgramFile {
        let version = try read(UInt32.self, "format version")
        guard version == ContainerFormat.version else {
            throw error(before: 4, "format version is \(version), expected \(ContainerFormat.version)")
        }
        let length = try read(UInt32.self, "length")
        guard length == bytes.count else {
            throw error(before: 4, "length is said to be \(length) bytes, but the file has \(bytes.count)")
        }
        let flags = try read(UInt16.self, "flags")
        guard flags & ~(ContainerFormat.originFlag | ContainerFormat.findingFlag) == 0 else {
            throw error(before: 2, "flags are \(hex(flags)), expected at most 0x3")
        }
        let isaOffset = position
        let isa = try readText("ISA")
        guard isa == ProgramFile.isaName else {
            throw error(at: isaOffset, "ISA is \(quoted(isa)), expected '\(ProgramFile.isaName)'")
        }
        var program = try readHart()
        let origin = flags & ContainerFormat.originFlag == 0 ? nil : try readOrigin()
        let finding = flags & ContainerFormat.findingFlag == 0 ? nil : try readFinding()
        try readSegments(into: &program)
        try checkEnd()
        return ProgramFile(program, origin: origin, finding: finding)
    }

    private mutating func readHart() throws(ProgramFileError) -> Program {
        let pc = try read(UInt64.self, "pc")
        guard pc % 4 == 0 else { throw error(before: 8, "pc is \(hex(pc)), expected a multiple of 4") }
        let fuel = try read(UInt64.self, "fuel")
        guard fuel <= ProgramFile.maximumFuel else {
            throw error(before: 8, "fuel is \(fuel), expected at most \(ProgramFile.maximumFuel)")
        }
        var registers: [UInt64] = [0]
        for index in 1..<32 { registers.append(try read(UInt64.self, "x\(index)")) }
        return Program(code: [], registers: registers, pc: pc, fuel: fuel)
    }

    private mutating func readOrigin() throws(ProgramFileError) -> Origin {
        Origin(
            generatorVersion: try read(UInt32.self, "generator version"), seed: try read(UInt64.self, "seed"),
            index: try read(UInt64.self, "index"))
    }

    private mutating func readFinding() throws(ProgramFileError) -> FindingInfo {
        let engines = try readNames("engine")
        let modes = try readNames("mode")
        let offset = position
        let signature = try readText("signature")
        if let problem = FindingInfo.problem(ofSignature: signature) { throw error(at: offset, problem) }
        return FindingInfo(engines: engines, modes: modes, signature: signature)
    }

    private mutating func readNames(_ what: String) throws(ProgramFileError) -> [String] {
        let count = try read(UInt8.self, "\(what) count")
        guard count <= ProgramFile.maximumNames else {
            throw error(before: 1, "\(count) \(what)s, expected at most \(ProgramFile.maximumNames)")
        }
        var names: [String] = []
        for _ in 0..<count {
            let offset = position
            let name = try readText(what)
            guard FindingInfo.isName(name) else {
                throw error(
                    at: offset, "\(what) \(quoted(name)) is not a name: expected 1 to 32 letters, digits and -_./+:")
            }
            names.append(name)
        }
        return names
    }

    private mutating func readSegments(into program: inout Program) throws(ProgramFileError) {
        let count = Int(try read(UInt16.self, "segment count"))
        guard count <= ContainerFormat.maximumSegments else {
            throw error(before: 2, "\(count) segments, expected at most \(ContainerFormat.maximumSegments)")
        }
        var earliest = ProgramMap.dataBase
        for index in 0..<count {
            let offset = position
            let address = try read(UInt64.self, "address of segment \(index)")
            let byteCount = Int(try read(UInt32.self, "byte count of segment \(index)"))
            if index == 0 && address == ProgramMap.codeBase {
                try checkCode(byteCount, at: offset)
                program.code = ContainerReader.words(try take(byteCount, "segment \(index)"))
                continue
            }
            if program.data.count == ProgramFile.maximumDataSegments {
                throw error(at: offset, "more than \(ProgramFile.maximumDataSegments) segments of data")
            }
            if let problem = ProgramFile.problem(ofData: address, byteCount: byteCount, after: earliest) {
                throw error(at: offset, "segment \(index) \(problem)")
            }
            program.data.append(MemorySegment(address: address, bytes: Array(try take(byteCount, "segment \(index)"))))
            earliest = address + UInt64(byteCount)
        }
    }

    private func checkCode(_ byteCount: Int, at offset: Int) throws(ProgramFileError) {
        guard byteCount > 0, byteCount % 4 == 0 else {
            throw error(at: offset, "segment 0 has \(byteCount) bytes of code, expected a multiple of 4")
        }
        guard byteCount <= ProgramFile.maximumWords * 4 else {
            throw error(
                at: offset, "segment 0 has \(byteCount) bytes, expected at most \(ProgramFile.maximumWords * 4)")
        }
    }

    private mutating func checkEnd() throws(ProgramFileError) {
        let expected = CRC32.checksum(bytes[..<position])
        let checksum = try read(UInt32.self, "checksum")
        guard checksum == expected else {
            throw error(
                before: 4, "checksum is \(paddedHex(checksum)), but the bytes before have \(paddedHex(expected))")
        }
        guard position == bytes.count else {
            throw error(at: position, "\(bytes.count - position) bytes follow the end")
        }
    }
}

extension ContainerReader {
    /// The words of little-endian `bytes`, the last filled up with zeros.
    static func words(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
            bytes[start..<min(start + 4, bytes.endIndex)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private func error(at offset: Int, _ message: String) -> ProgramFileError {
        ProgramFileError(file: file, offset: offset, message: message)
    }

    /// An error about the number just read.
    private func error(before count: Int, _ message: String) -> ProgramFileError {
        error(at: position - count, message)
    }

    private mutating func take(_ count: Int, _ what: String) throws(ProgramFileError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else {
            throw error(at: position, "\(what) takes \(count) bytes, but \(bytes.count - position) are left")
        }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func read<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type, _ what: String
    ) throws(ProgramFileError) -> T {
        let offset = position
        _ = try take(MemoryLayout<T>.size, what)
        // `take` has checked that the number lies inside the file.
        return T(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) })
    }

    private mutating func readText(_ what: String) throws(ProgramFileError) -> String {
        let offset = position
        let count = Int(try read(UInt8.self, "byte count of \(what)"))
        guard let text = String(validating: try take(count, what), as: UTF8.self) else {
            throw error(at: offset, "\(what) is not valid UTF-8")
        }
        return text
    }
}
