import ArgumentParser
import CorpusStore
import GuestISA
import GuestMachine

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a program: origin, initial state, disassembly; with --host what becomes of it.")

    @Argument(help: ArgumentHelp("Program file, or raw code.", valueName: "crash.bin"))
    var path: String

    @Flag(help: "For each block that runs: ops before and after the passes, and the host code of both translators.")
    var host = false

    @OptionGroup var engineSetup: EngineSetup

    func run() throws {
        let input = try ProgramInput(path: path)
        Console.print(ProgramListing(input.file).text, terminator: "")
        if host { Console.print(try HostView(input.file.program, setup: engineSetup).text, terminator: "") }
    }
}

/// A program as text for people.
struct ProgramListing {
    let file: ProgramFile

    init(_ file: ProgramFile) { self.file = file }

    var text: String {
        let program = file.program
        var lines: [String] = []
        if let origin = file.origin {
            lines.append("origin: seed \(origin.seed), program \(origin.index), generator \(origin.generatorVersion)")
        }
        if let finding = file.finding {
            let modes = finding.modes.joined(separator: ", ")
            lines.append(
                "finding: \(finding.signature), mode \(modes), engines \(finding.engines.joined(separator: ", "))")
        }
        lines.append("fuel: \(program.fuel)")
        lines.append("pc: \(hex(program.pc))")
        for (index, value) in program.registers.enumerated() where value != 0 {
            lines.append("x\(index): \(hex(value))")
        }
        for segment in program.data {
            lines.append("data \(hex(segment.address)): \(segment.bytes.map(hexDigits).joined())")
        }
        lines.append("code:")
        for run in program.codeRuns {
            let address = ProgramMap.codeBase + 4 * UInt64(run.range.lowerBound)
            if run.isGap {
                lines.append("  \(hex(address))            \(Instruction.zeroDirective(wordCount: run.range.count))")
                continue
            }
            for index in run.range {
                lines.append(Self.line(ProgramMap.codeBase + 4 * UInt64(index), program.code[index]))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `  0x80000000  00500293  addi x5, x0, 5`, with the target where the instruction has one.
    static func line(_ address: UInt64, _ word: UInt32) -> String {
        var text = "  \(hex(address))  \(hexDigits(word))  \(Instruction.disassembly(of: word))"
        if let instruction = Instruction(decoding: word), [.b, .j].contains(instruction.opcode.spec.format) {
            let target = address &+ UInt64(bitPattern: Int64(instruction.imm))
            text += "  # \(hex(target))"
        }
        return text
    }
}
