import GuestISA
import GuestMachine

/// A generated program as an ELF file, for emulators that run nothing else.
///
/// Code and data are where the engines have them, readable, writable and executable. A stub before them loads the
/// initial registers from a table beside it and jumps to the program's first instruction. The program's own end (an
/// ECALL with whatever registers then hold, or a trap) is left as it is.
public enum ProgramELF {
    /// Where the stub is: in reach of a JAL to any instruction of the code area.
    static let stubBase: UInt64 = ProgramMap.codeBase - 0x1000
    /// Offset of the register table in the stub's segment.
    private static let tableOffset: Int32 = 0x100

    /// The file to write.
    public static func writer(for program: Program) -> ELFWriter {
        let stub = (loader + [jump(to: program.pc)]).flatMap(littleEndian)
        let padding = [UInt8](repeating: 0, count: Int(tableOffset) - stub.count)
        let table = program.registers.flatMap(littleEndian)
        var writer = ELFWriter(entry: stubBase)
        writer.segments = [
            .init(address: stubBase, bytes: stub + padding + table, permissions: [.read, .execute]),
            .init(
                address: ProgramMap.codeBase, bytes: image(program),
                memorySize: ProgramMap.codeSize + ProgramMap.dataSize,
                permissions: .all),
        ]
        writer.symbols = [.init("_start", stubBase), .init("program", program.pc)]
        return writer
    }

    /// `x31` addresses the table until it is loaded itself.
    private static var loader: [UInt32] {
        var code = [Instruction(.auipc, rd: 31)]
        for register in 1...31 as ClosedRange<UInt8> {
            code.append(Instruction(.ld, rd: register, rs1: 31, imm: tableOffset + 8 * Int32(register)))
        }
        return code.compactMap(\.encoded)
    }

    private static func jump(to pc: UInt64) -> UInt32 {
        let place = stubBase + 4 * UInt64(loader.count)
        let offset = Int64(bitPattern: pc &- place)
        guard let word = Instruction(.jal, imm: Int32(truncatingIfNeeded: offset)).encoded else {
            preconditionFailure("pc \(pc) is out of the stub's reach")
        }
        return word
    }

    /// Code and data, with the zeros between them.
    private static func image(_ program: Program) -> [UInt8] {
        var bytes = program.code.flatMap(littleEndian)
        for segment in program.data {
            bytes += [UInt8](repeating: 0, count: Int(segment.address - ProgramMap.codeBase) - bytes.count)
            bytes += segment.bytes
        }
        return bytes
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
