import Campaign
import GuestISA
import GuestMachine
import Lockstep
import PlantedFaults

/// A way in which an engine is not as the manual says.
public struct ExhaustionFinding: Sendable {
    /// The engine.
    public let setup: Setup
    /// The first instruction that showed it.
    public let instruction: Instruction
    /// What was wrong: the manual's value and the engine's.
    public let difference: StateDifference
    /// The program that shows it.
    public let program: Program
    /// The number of the case in its unit.
    public let index: UInt64
    /// The minimal program and what a vote of all engines says; nil if they agree among each other.
    public let cluster: Cluster?

    /// The arguments with which another command makes the same engines; see `CampaignOptions.engineArguments`.
    public func engineArguments(_ fault: Fault?) -> String { setup.campaignOptions(fault).engineArguments }

    /// One line: engine, instruction, field.
    public var text: String {
        "\(setup.name) is not as the manual says: \(instruction.text) gives \(difference.field) = \(difference.actual), "
            + "expected \(difference.expected)"
    }
}

/// Makes findings of wrong cases with the pieces that campaigns use.
struct FindingJudge {
    private let setups: [Setup]
    private let fault: Fault?
    /// Attempts to shrink one finding: they are small already.
    private static let attemptLimit = 2000

    init(_ setups: [Setup], _ fault: Fault?) {
        self.setups = setups
        self.fault = fault
    }

    /// The finding that `wrong` is, or nil if it is one of `known`.
    func judge(_ wrong: WrongCase, _ known: [ExhaustionFinding]) throws -> ExhaustionFinding? {
        let setup = setups[wrong.setup]
        let options = setup.campaignOptions(fault)
        let programs = [moved(wrong), inPlace(wrong)]
        for program in programs {
            var attempts = 0
            let examination = try Examination(
                program, index: wrong.index, modes: [.block, .freeToEnd], options,
                known: known.map(\.cluster?.finding.signature),
                mayContinue: {
                    attempts += 1
                    return attempts < FindingJudge.attemptLimit
                })
            switch examination {
            case .unconfirmed: continue
            case .known: return nil
            case .new(let cluster):
                if known.contains(where: { $0.cluster?.isSameBug(as: cluster) ?? false }) { return nil }
                return ExhaustionFinding(
                    setup: setup, instruction: wrong.subject, difference: wrong.difference, program: program,
                    index: wrong.index, cluster: cluster)
            }
        }
        let isKnown = known.contains {
            $0.setup.kind == setup.kind && $0.instruction.opcode == wrong.subject.opcode
        }
        return isKnown
            ? nil
            : ExhaustionFinding(
                setup: setup, instruction: wrong.subject, difference: wrong.difference, program: programs[1],
                index: wrong.index, cluster: nil)
    }

    /// The snippet at the start of code: enough for what does not depend on where it is.
    private func moved(_ wrong: WrongCase) -> Program {
        program(wrong, wrong.words, at: ProgramMap.codeBase)
    }

    /// The snippet where it was, between ECALLs.
    private func inPlace(_ wrong: WrongCase) -> Program {
        let ecall = wrong.words[wrong.words.count - 1]
        let before = Int(wrong.hart.pc - ProgramMap.codeBase) / 4
        return program(wrong, [UInt32](repeating: ecall, count: before) + wrong.words, at: wrong.hart.pc)
    }

    private func program(_ wrong: WrongCase, _ words: [UInt32], at pc: UInt64) -> Program {
        let registers = (0..<32).map { $0 == 0 ? 0 : wrong.hart.x[$0] }
        let address = registers[Int(wrong.subject.rs1)] &+ UInt64(bitPattern: Int64(wrong.subject.imm))
        return Program(
            code: words, registers: registers, pc: pc, data: FindingJudge.data(near: address),
            fuel: UInt64(wrong.words.count))
    }

    /// What is in memory where the snippet may look.
    private static func data(near address: UInt64) -> [MemorySegment] {
        let window = ProgramMap.dataBase..<ProgramMap.window.upperBound
        guard address >= window.lowerBound - 16, address < window.upperBound + 16 else { return [] }
        let low = Int(max(address - 16, window.lowerBound) - window.lowerBound)
        let high = Int(min(address + 24, window.upperBound) - window.lowerBound)
        guard low < high else { return [] }
        return [MemorySegment(address: window.lowerBound + UInt64(low), bytes: Array(CaseRunner.pattern[low..<high]))]
    }
}

extension Instruction {
    /// As an assembler writes it.
    var text: String { encoded.map { Instruction.disassembly(of: $0) } ?? "\(self)" }
}
