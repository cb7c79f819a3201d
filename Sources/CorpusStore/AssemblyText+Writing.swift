import GuestISA
import GuestMachine

// The `.s` form: source for binutils and LLVM, and for `GuestAssembler`. What is not code stands in comments that begin
// with `#:`; see `ProgramFile.init(assembly:name:)`.

extension ProgramFile {
    /// Data bytes on one line of a text form.
    static let dataBytesPerLine = 32

    /// The file as assembler source, which reads back through `init(assembly:name:)` to an equal value.
    ///
    /// - Throws: `ProgramFileError` if a limit is broken.
    public func assemblyText() throws(ProgramFileError) -> String {
        if let problem { throw ProgramFileError(file: "program", message: problem) }
        var lines = [
            "# A program of rvfuzz. Elsewhere: riscv64-linux-gnu-as -march=rv64i_zifencei, loaded at 0x80000000"
        ]
        lines += stateLines
        lines += ["    .option norvc", "    .option norelax", "    .text"]
        lines += codeLines
        return lines.joined(separator: "\n") + "\n"
    }

    private var stateLines: [String] {
        var lines: [String] = []
        if let origin {
            lines += [
                "#: generator = \(origin.generatorVersion)", "#: seed = \(origin.seed)", "#: program = \(origin.index)",
            ]
        }
        if let finding {
            lines.append("#: engines = \(finding.engines.joined(separator: ", "))")
            lines.append("#: modes = \(finding.modes.joined(separator: ", "))")
            lines.append("#: signature = \(finding.signature)")
        }
        lines.append("#: fuel = \(program.fuel)")
        lines.append("#: pc = \(hex(program.pc))")
        for (index, value) in program.registers.enumerated() where value != 0 {
            lines.append("#: x\(index) = \(hex(value))")
        }
        for segment in program.data {
            var key = hex(segment.address)
            for start in stride(from: 0, to: segment.bytes.count, by: ProgramFile.dataBytesPerLine) {
                let chunk = segment.bytes[start..<min(start + ProgramFile.dataBytesPerLine, segment.bytes.count)]
                lines.append("#: data \(key) = \(chunk.map { hexDigits($0) }.joined())")
                // Further lines continue the segment.
                key = "..."
            }
        }
        return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }

    private var codeLines: [String] {
        let targets = jumpTargets
        var lines: [String] = []
        var index = 0
        while index < program.code.count {
            if targets[index] { lines.append("\(ProgramFile.label(index)):") }
            // Zeros are one line, up to the next label.
            let next = (index + 1..<program.code.count).first { targets[$0] || program.code[$0] != 0 }
            let gap = (next ?? program.code.count) - index
            if program.code[index] == 0, gap > 1 {
                lines.append("    " + Instruction.zeroDirective(wordCount: gap))
                index += gap
            } else {
                lines.append("    " + text(of: program.code[index], at: index))
                index += 1
            }
        }
        if targets[index] { lines.append("\(ProgramFile.label(index)):") }
        return lines
    }

    /// For each word, and for the end of the code, whether a branch or jump leads there.
    private var jumpTargets: [Bool] {
        var isTarget = Array(repeating: false, count: program.code.count + 1)
        for (index, word) in program.code.enumerated() {
            if let target = Instruction(decoding: word).flatMap({ targetIndex(of: $0, at: index) }) {
                isTarget[target] = true
            }
        }
        return isTarget
    }

    /// The index of the word to which a branch or JAL leads, if that is in the code or right after it.
    private func targetIndex(of instruction: Instruction, at index: Int) -> Int? {
        switch instruction.opcode.spec.format {
        case .b, .j: break
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .fence, .none: return nil
        }
        let offset = 4 * index + Int(instruction.imm)
        return offset % 4 == 0 && (0...4 * program.code.count).contains(offset) ? offset / 4 : nil
    }

    private static func label(_ index: Int) -> String {
        "at_\(String(ProgramMap.codeBase + UInt64(4 * index), radix: 16))"
    }

    /// One word as a line that other assemblers turn into the same word.
    private func text(of word: UInt32, at index: Int) -> String {
        let directive = Instruction.wordDirective(word)
        guard let instruction = Instruction(decoding: word) else { return directive }
        let text = instruction.description
        switch instruction.opcode.spec.format {
        case .b, .j:
            // Other assemblers take a bare number as an address: a label, or a distance from `.`, means the same to all.
            let operands = text.dropLast("\(instruction.imm)".count)
            guard let target = targetIndex(of: instruction, at: index) else {
                return "\(operands). \(instruction.imm < 0 ? "-" : "+") \(instruction.imm.magnitude)"
            }
            return "\(operands)\(ProgramFile.label(target))"
        case .fence where instruction.imm & 0xf == 0 || instruction.imm & 0xf0 == 0:
            // binutils has no name for an empty set of accesses; FENCE.I is all zeros and has no sets.
            return text == directive || instruction.opcode == .fenceI ? text : "\(directive)  # \(text)"
        case .r, .i, .iOffset, .shift, .shiftWord, .s, .u, .fence, .none:
            return text
        }
    }
}
