import GuestISA
import GuestMachine
import HostFiles

/// Which program of which seed this is.
public struct Origin: Hashable, Sendable {
    /// Version of the generator: the same seed means another program to another version.
    public var generatorVersion: UInt32
    /// Seed of the campaign.
    public var seed: UInt64
    /// Number of the program in the campaign, from 0.
    public var index: UInt64

    /// An origin from its parts.
    public init(generatorVersion: UInt32, seed: UInt64, index: UInt64) {
        self.generatorVersion = generatorVersion
        self.seed = seed
        self.index = index
    }
}

/// What a program showed when it was saved.
public struct FindingInfo: Hashable, Sendable {
    /// The engines that diverged, by the names of the command line; see `ProgramFile.nameBytes` for what a name is.
    public var engines: [String]
    /// The modes in which they did, such as `block` or `free/17`; names as well.
    public var modes: [String]
    /// What the divergence is expected to look like, such as `ir-sraiw-rd`: one line without blanks at its ends.
    public var signature: String

    /// A finding from its parts.
    public init(engines: [String], modes: [String], signature: String) {
        self.engines = engines
        self.modes = modes
        self.signature = signature
    }
}

/// A program with what is known about it: the contents of a file of the corpus or of a finding.
///
/// It has three forms, each of which reads back to an equal value: a binary container (`.bin`), assembler text (`.s`)
/// and JSON (`.json`). Limits hold for all of them; what breaks one is refused when read and when written.
public struct ProgramFile: Hashable, Sendable {
    /// Code, initial registers and memory, fuel.
    public var program: Program
    /// Where it comes from, if a generator made it.
    public var origin: Origin?
    /// What it showed, if it is a finding.
    public var finding: FindingInfo?

    /// A file from its parts.
    public init(_ program: Program, origin: Origin? = nil, finding: FindingInfo? = nil) {
        self.program = program
        self.origin = origin
        self.finding = finding
    }
}

extension ProgramFile {
    /// The ISA of every program, as files name it.
    public static let isaName = "rv64i_zifencei"
    /// Most instruction words: the code area of `ProgramMap`.
    public static let maximumWords = Int(ProgramMap.codeSize / 4)
    /// Most segments of initial data.
    public static let maximumDataSegments = 1024
    /// Most fuel: a file cannot ask for more than seconds of work.
    public static let maximumFuel: UInt64 = 1_000_000_000
    /// Most engines, and most modes, of a finding.
    public static let maximumNames = 8
    /// Bytes of the name of an engine or mode: 1 to 32 ASCII letters, digits and `-_./+:`.
    public static let nameBytes = 1...32
    /// Most bytes of a signature, in UTF-8.
    public static let maximumSignatureBytes = 255

    /// Which limit or rule the file breaks, as one line; nil if it can be written.
    var problem: String? {
        if program.code.count > ProgramFile.maximumWords {
            return "code has \(program.code.count) words, expected at most \(ProgramFile.maximumWords)"
        }
        return programProblem ?? dataProblem ?? finding?.problem
    }

    private var programProblem: String? {
        if program.pc % 4 != 0 { return "pc is \(hex(program.pc)), expected a multiple of 4" }
        if program.fuel > ProgramFile.maximumFuel {
            return "fuel is \(program.fuel), expected at most \(ProgramFile.maximumFuel)"
        }
        if program.registers.count != 32 || program.registers.first != 0 { return "expected 32 registers, x0 zero" }
        return nil
    }

    private var dataProblem: String? {
        if program.data.count > ProgramFile.maximumDataSegments {
            return "\(program.data.count) data segments, expected at most \(ProgramFile.maximumDataSegments)"
        }
        var earliest = ProgramMap.dataBase
        for (index, segment) in program.data.enumerated() {
            if let problem = ProgramFile.problem(
                ofData: segment.address, byteCount: segment.bytes.count, after: earliest)
            {
                return "data segment \(index) \(problem)"
            }
            earliest = segment.range.upperBound
        }
        return nil
    }

    /// What is wrong with a data segment that must begin at `earliest` or later.
    static func problem(ofData address: UInt64, byteCount: Int, after earliest: UInt64) -> String? {
        let areaEnd = ProgramMap.dataBase + ProgramMap.dataSize
        if byteCount == 0 { return "is empty" }
        if byteCount > Int(ProgramMap.dataSize) {
            return "has \(byteCount) bytes, expected at most \(ProgramMap.dataSize)"
        }
        if address < ProgramMap.dataBase || address >= areaEnd {
            return "is at \(hex(address)), expected \(hex(ProgramMap.dataBase))..<\(hex(areaEnd))"
        }
        if address < earliest { return "is at \(hex(address)), expected \(hex(earliest)) or later" }
        if UInt64(byteCount) > areaEnd - address { return "ends after \(hex(areaEnd)), the end of data" }
        return nil
    }
}

extension FindingInfo {
    /// Which limit the finding breaks, as one line.
    var problem: String? {
        for (what, names) in [("engine", engines), ("mode", modes)] {
            if names.count > ProgramFile.maximumNames {
                return "\(names.count) \(what)s, expected at most \(ProgramFile.maximumNames)"
            }
            if let name = names.first(where: { !FindingInfo.isName($0) }) {
                return "\(what) \(quoted(name)) is not a name: expected 1 to 32 letters, digits and -_./+:"
            }
        }
        return FindingInfo.problem(ofSignature: signature)
    }

    package static func isName(_ name: String) -> Bool {
        ProgramFile.nameBytes.contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                // `-` `.` `/`, digits and `:` are neighbours.
                case UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
                default: false
                }
            }
    }

    static func problem(ofSignature signature: String) -> String? {
        if signature.utf8.count > ProgramFile.maximumSignatureBytes {
            return "signature has \(signature.utf8.count) bytes, expected at most \(ProgramFile.maximumSignatureBytes)"
        }
        let isOneLine = signature.unicodeScalars.allSatisfy { !isControl($0) }
        guard isOneLine, signature.unicodeScalars.first != " ", signature.unicodeScalars.last != " " else {
            return "signature \(quoted(signature)) is not one line without blanks at its ends"
        }
        return nil
    }
}
