import GuestISA
import GuestMachine
import HostFiles

extension ProgramFile {
    /// Reads assembler source.
    ///
    /// The code is what `GuestAssembler` accepts, placed at 0x80000000. Lines that begin with `#:` give the rest; what is
    /// not given is zero, pc the start of the code and fuel 10000:
    ///
    ///     #: x5 = -1                        a register, by number or ABI name
    ///     #: pc = 0x80000010
    ///     #: fuel = 1000
    ///     #: data 0x80010000 = 0011 2233    bytes of the data area, ascending; `data ... =` goes on with the segment
    ///     #: generator = 3                  with seed and program, where a generator made it
    ///     #: seed = 42
    ///     #: program = 412
    ///     #: engines = interp, ir           with modes and signature, what it showed
    ///     #: modes = block, free/17
    ///     #: signature = ir-sraiw-rd
    ///
    /// - Parameters:
    ///   - text: All of the source.
    ///   - name: What to call it in errors.
    /// - Throws: `AssemblyError` with line and column.
    public init(assembly text: String, name: String) throws(AssemblyError) {
        let limits = GuestAssembler.Limits(textBytes: ProgramFile.maximumTextBytes, words: ProgramFile.maximumWords)
        let code = try GuestAssembler.assemble(text, at: ProgramMap.codeBase, limits: limits, file: name)
        var state = StateComments(file: name)
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            try state.read(Array(line), line: index + 1)
        }
        self = try state.file(code: code.words)
    }
}

/// What the lines with `#:` have said so far.
private struct StateComments {
    let file: String
    private var program = Program(code: [])
    private var origin: [String: UInt64] = [:]
    private var names: [String: [String]] = [:]
    private var signature: String?
    /// Every key seen, with its line.
    private var seen: [String: Int] = [:]

    init(file: String) { self.file = file }

    private static let originKeys = ["generator", "seed", "program"]
    private static let findingKeys = ["engines", "modes", "signature"]

    /// Reads a line, if it begins with `#:`.
    mutating func read(_ line: [UInt8], line number: Int) throws(AssemblyError) {
        guard let hash = line.firstIndex(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }),
            line[hash...].starts(with: "#:".utf8)
        else { return }
        var parser = StateLine(file: file, line: number, bytes: line, position: hash + 2)
        let key = parser.takeWord()
        if key.text == "data" { return try readData(&parser, line: number) }
        if let earlier = seen.updateValue(number, forKey: key.text) {
            throw parser.error("\(key.text) is already given on line \(earlier)", at: key.place)
        }
        try parser.expectEquals()
        switch key.text {
        case "pc":
            let value = try parser.takeNumber(to: .max)
            guard value.number % 4 == 0 else { throw parser.error("pc must be a multiple of 4", at: value.place) }
            program.pc = value.number
        case "fuel": program.fuel = try parser.takeNumber(to: ProgramFile.maximumFuel).number
        case "generator": origin["generator"] = try parser.takeNumber(to: UInt64(UInt32.max)).number
        case "seed", "program": origin[key.text] = try parser.takeNumber(to: .max).number
        case "engines", "modes": names[key.text] = try parser.takeNames()
        case "signature": signature = try parser.takeSignature()
        default: try readRegister(key, &parser, line: number)
        }
        try parser.expectEnd()
    }

    private mutating func readRegister(
        _ key: StateLine.Word, _ parser: inout StateLine, line: Int
    ) throws(AssemblyError) {
        guard let register = RegisterNames.number(of: key.text) else {
            throw parser.error(
                "\(quoted(key.text)) is unknown: expected a register, pc, fuel, data, generator, seed, program, engines, "
                    + "modes or signature", at: key.place)
        }
        guard register != 0 else { throw parser.error("x0 is always zero", at: key.place) }
        // An ABI name and a number can mean the same register.
        if key.text != "x\(register)", let earlier = seen.updateValue(line, forKey: "x\(register)") {
            throw parser.error("x\(register) is already given on line \(earlier)", at: key.place)
        }
        program.registers[Int(register)] = try parser.takeNumber(to: .max).number
    }

    private mutating func readData(_ parser: inout StateLine, line: Int) throws(AssemblyError) {
        let place = parser.position
        let isContinued = parser.takeDots()
        let address = isContinued ? nil : try parser.takeNumber(to: .max)
        try parser.expectEquals()
        let bytes = try parser.takeBytes()
        if isContinued {
            guard let last = program.data.indices.last else {
                throw parser.error("there is no data to go on with: expected an address", at: place)
            }
            program.data[last].bytes += bytes
        } else if let address {
            let earliest = program.data.last?.range.upperBound ?? ProgramMap.dataBase
            if let problem = ProgramFile.problem(ofData: address.number, byteCount: bytes.count, after: earliest) {
                throw parser.error("data \(problem)", at: address.place)
            }
            guard program.data.count < ProgramFile.maximumDataSegments else {
                throw parser.error("more than \(ProgramFile.maximumDataSegments) pieces of data", at: address.place)
            }
            program.data.append(MemorySegment(address: address.number, bytes: bytes))
        }
        guard let end = program.data.last?.range.upperBound, end <= ProgramMap.window.upperBound else {
            throw parser.error("data ends after \(hex(ProgramMap.window.upperBound))", at: place)
        }
        try parser.expectEnd()
    }

    /// The file of all that was read.
    func file(code: [UInt32]) throws(AssemblyError) -> ProgramFile {
        try checkComplete(StateComments.originKeys)
        try checkComplete(StateComments.findingKeys)
        var result = ProgramFile(program)
        result.program.code = code
        if let version = origin["generator"], let seed = origin["seed"], let index = origin["program"] {
            result.origin = Origin(generatorVersion: UInt32(version), seed: seed, index: index)
        }
        if let engines = names["engines"], let modes = names["modes"], let signature {
            result.finding = FindingInfo(engines: engines, modes: modes, signature: signature)
        }
        return result
    }

    /// Fails if some of `keys` are given and others are not.
    private func checkComplete(_ keys: [String]) throws(AssemblyError) {
        guard let present = keys.first(where: { seen[$0] != nil }), let line = seen[present],
            let missing = keys.first(where: { seen[$0] == nil })
        else { return }
        throw AssemblyError(
            file: file, line: line, column: 1, message: "\(present) is given, but \(missing) is missing")
    }
}
