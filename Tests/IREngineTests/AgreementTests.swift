import GuestISA
import GuestMachine
import IREngine
import Testing

@Suite("Agreement of back ends and passes") struct AgreementTests {
    /// All ways of switching passes on and off.
    static let allPassSets: [[PassName]] = (0..<1 << PassName.allCases.count).map { bits in
        PassName.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
    }

    @Test("any set of passes gives the same results as none, on either back end", arguments: allPassSets)
    func passSets(_ passes: [PassName]) throws {
        let reference = try Machine(.portable, OptimizerOptions().only([]))
        let machines = try EngineUnderTest.allCases.map { try Machine($0, OptimizerOptions().only(passes)) }
        var random = RandomCode(seed: 1)
        for _ in 0..<6 {
            let code = try random.instructions(60)
            let registers = random.registers()
            let expected = try reference.runFresh(code, registers)
            for machine in machines {
                let actual = try machine.runFresh(code, registers)
                #expect(actual == expected, "\(machine.engine.kind) with \(passes): \(code)")
            }
        }
    }

    @Test("long blocks agree, warm and cold, whatever the fuel", arguments: 0..<8)
    func longBlocks(_ seed: UInt64) throws {
        let reference = try Machine(.portable, OptimizerOptions().only([]))
        let machines = try EngineUnderTest.allCases.map { try Machine($0) }
        var random = RandomCode(seed: seed &* 977 &+ 5)
        for round in 0..<10 as Range<UInt64> {
            let code = try random.instructions(300)
            let registers = random.registers()
            let fuel = round % 2 == 0 ? 1000 : 1 + round * 7
            let expected = try reference.runFresh(code, registers, fuel: fuel)
            for machine in machines {
                let cold = try machine.runFresh(code, registers, fuel: fuel)
                #expect(cold == expected, "\(machine.engine.kind): \(code)")
                // Again on the memory that the first run left, with the blocks it made.
                #expect(machine.run(registers, fuel: fuel).hart.instret <= fuel)
            }
            let warm = machines.map { $0.run(registers, fuel: fuel) }
            #expect(warm[0] == warm[1])
        }
    }

    @Test("each number of rewrites gives the same results", arguments: EngineUnderTest.allCases)
    func rewriteLimits(_ engine: EngineUnderTest) throws {
        var random = RandomCode(seed: 77)
        let code = try random.instructions(40)
        let registers = random.registers()
        let reference = try Machine(.portable, OptimizerOptions().only([]))
        let expected = try reference.runFresh(code, registers)
        for limit in 0..<120 as Range<UInt64> {
            var options = OptimizerOptions()
            options.rewriteLimit = limit
            let machine = try Machine(engine, options)
            #expect(try machine.runFresh(code, registers) == expected, "after \(limit) rewrites")
        }
    }
}
