import EngineCatalogue
import GuestISA
import GuestLinux
import GuestMachine
import Testing

/// The engines that the tests run programs on.
let engineKinds = EngineKind.allCases

/// The folder that holds Corpus and Golden.
let repositoryRoot = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

/// What an error that `body` throws says; empty if it throws none.
func message<T>(of body: () throws -> T) -> String {
    do {
        _ = try body()
        return ""
    } catch {
        return "\(error)"
    }
}

/// Assembler text that makes a system call and appends its result to the words that s0 addresses.
func call(_ number: Int, _ arguments: String...) -> String {
    let loads = arguments.enumerated().map { "li a\($0.offset), \($0.element)\n" }.joined()
    return loads + "li a7, \(number)\necall\nsd a0, 0(s0)\naddi s0, s0, 8\n"
}

/// A program in assembler text, run as a process.
struct Guest {
    /// Where its code is.
    static let codeBase: UInt64 = 0x1_0000
    /// 64 KiB of zeroed data, which s0 addresses at the start.
    static let dataBase: UInt64 = 0x2_0000

    let process: LinuxProcess
    let io: CapturedIO
    let end: ProcessEnd

    /// A program that ends with the value of a0 as its status.
    static func elf(_ text: String, data: [UInt8] = [], end: String = "li a7, 93\necall\n") throws -> ELFWriter {
        let code = try GuestAssembler.assemble("li s0, \(dataBase)\n" + text + "\n" + end, at: codeBase)
        return ELFWriter(
            entry: codeBase,
            segments: [
                .init(address: codeBase, bytes: bytes(code.words), permissions: [.read, .execute]),
                .init(address: dataBase, bytes: data, memorySize: 0x1_0000, permissions: [.read, .write]),
            ])
    }

    /// Code that exits with `status`, after `skip` bytes of zero.
    static func exitCode(_ status: Int, skip: Int = 0) throws -> [UInt8] {
        let code = try GuestAssembler.assemble(".zero \(skip)\nli a0, \(status)\nli a7, 93\necall\n", at: 0)
        return bytes(code.words)
    }

    private static func bytes(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    init(
        _ text: String, data: [UInt8] = [], arguments: [String] = ["guest"], environment: [String] = [],
        input: [UInt8] = [], options: LinuxOptions = LinuxOptions(clock: .instructions),
        on kind: EngineKind = .interpreter, onUnknownSystemCall: ((UInt64) -> Void)? = nil
    ) throws {
        let elf = try ELFFile(bytes: Guest.elf(text, data: data).bytes)
        io = CapturedIO(input: input)
        process = try LinuxProcess(elf, arguments: arguments, environment: environment, options: options, io: io)
        process.onUnknownSystemCall = onUnknownSystemCall
        end = process.run(on: try EngineCatalogue.make(kind, memory: process.memory), fuel: 10_000_000)
    }

    /// The 64-bit words the program left at the start of its data.
    func words(_ count: Int) -> [UInt64] { (0..<count).map { word(at: Guest.dataBase + UInt64($0) * 8) } }

    func word(at address: UInt64) -> UInt64 { process.memory.word(at: address) }
}

extension GuestMemory {
    /// A 64-bit word that the guest can read.
    func word(at address: UInt64) -> UInt64 {
        guard case .value(let value) = loadSlowly(address, count: 8) else {
            Issue.record("0x\(String(address, radix: 16)) is not readable")
            return 0
        }
        return value
    }

    /// The zero-terminated string at `address`.
    func string(at address: UInt64) -> String {
        var bytes: [UInt8] = []
        while bytes.count < 4096, case .value(let byte) = loadSlowly(address + UInt64(bytes.count), count: 1), byte != 0
        {
            bytes.append(UInt8(byte))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
