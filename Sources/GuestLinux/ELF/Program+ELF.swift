import GuestMachine

extension Program {
    /// Instructions after which a program from an ELF file is stopped.
    public static let elfFuel: UInt64 = 100_000

    /// The program in `file`, without an operating system under it: registers are zero, an ECALL ends it.
    ///
    /// - Parameter name: Path of the file, for messages.
    /// - Throws: `ELFError` if part of it lies outside the memory of generated programs (`ProgramMap.window`).
    public init(elf file: ELFFile, name: String) throws(ELFError) {
        var code: [UInt8] = []
        var data: [MemorySegment] = []
        for segment in file.segments {
            let window = ProgramMap.window
            guard window.contains(segment.address), segment.range.upperBound <= window.upperBound else {
                throw ELFError(
                    offset: segment.fileOffset,
                    "\(name): a segment at 0x\(String(segment.address, radix: 16)) is outside the memory of generated "
                        + "programs: link at 0x\(String(ProgramMap.codeBase, radix: 16))")
            }
            var bytes = [UInt8](repeating: 0, count: Int(segment.fileSize))
            guard bytes.withUnsafeMutableBytes({ file.source.read(at: segment.fileOffset, into: $0) }) else {
                throw ELFError(offset: segment.fileOffset, "\(name): a segment's bytes cannot be read")
            }
            // What lies in the code area is code, whatever it is for; segments ascend.
            if segment.address < ProgramMap.dataBase {
                code += [UInt8](repeating: 0, count: Int(segment.address - ProgramMap.codeBase) - code.count)
                let inCode = min(bytes.count, Int(ProgramMap.dataBase - segment.address))
                code += bytes.prefix(inCode)
                bytes.removeFirst(inCode)
            }
            if !bytes.isEmpty {
                data.append(MemorySegment(address: max(segment.address, ProgramMap.dataBase), bytes: bytes))
            }
        }
        code += [UInt8](repeating: 0, count: (4 - code.count % 4) % 4)
        let words = stride(from: 0, to: code.count, by: 4).map { index in
            code[index..<index + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        self.init(code: words, pc: file.entry, data: data, fuel: Program.elfFuel)
    }
}
