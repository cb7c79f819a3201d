import Exhaustion
import GuestISA
import PlantedFaults
import Testing

@Suite struct ExhaustionTests {
    @Test("Sound engines do what the manual says in every case")
    func soundEngines() async throws {
        let result = try await exhaust([.lui, .fence, .ecall, .ebreak, .jal], [.places, .registers, .pageEnd, .deep])
        #expect(result.isComplete)
        #expect(result.wrongCount == 0)
        #expect(result.planned > 1000)
        #expect(result.tallies.allSatisfy { $0.run == result.planned })
    }

    @Test("The result does not depend on the number of jobs")
    func jobs() async throws {
        let one = try await exhaust([.auipc, .lui], [.places], fault: .irLiftLuiZeroExtends)
        let two = try await exhaust([.auipc, .lui], [.places], fault: .irLiftLuiZeroExtends, jobs: 2)
        #expect(one.text == two.text)
        #expect(one.wrongCount > 0)
    }

    @Test(
        "Faults of single instructions are found, and their engine is named",
        arguments: [
            (.interpX0Writable, .lui, .places), (.directAuipcTopBit, .auipc, .places),
            (.irLiftAuipcPageEnd, .auipc, .pageEnd), (.directLuiZeroExtends, .lui, .places),
            (.irLiftLui80000, .lui, .places), (.directFenceTsoTraps, .fence, .places),
            (.irFoldSraLogical, .srai, .constants), (.irLiftAddAfter64, .add, .deep),
        ] as [(Fault, Opcode, Scope)])
    func faults(fault: Fault, opcode: Opcode, scope: Scope) async throws {
        let result = try await exhaust([opcode], [scope], fault: fault)
        let finding = try #require(result.findings.first)
        #expect(finding.setup.kind.rawValue == fault.spec.place.engineName)
        #expect(finding.cluster?.finding.guilty == finding.setup.kind)
    }

    @Test("A fault that only other opcodes show is not found")
    func otherOpcode() async throws {
        let result = try await exhaust([.lui], [.places], fault: .irLiftAuipcPageEnd)
        #expect(result.findings.isEmpty)
        #expect(result.wrongCount == 0)
    }

    private func exhaust(
        _ opcodes: [Opcode], _ scopes: [Scope], fault: Fault? = nil, jobs: Int = 1
    ) async throws -> ExhaustionResult {
        var options = ExhaustionOptions()
        options.opcodes = opcodes
        options.scopes = scopes
        options.fault = fault
        options.jobs = jobs
        return try #require(try await Exhaustion(options).run())
    }
}
