import Campaign
import GuestMachine
import Metamorphic
import PlantedFaults
import ProgramGenerator
import TestSupport
import Testing

@Suite("Laws") struct MetamorphicCheckerTests {
    private func checker(_ kind: EngineKind, _ fault: Fault? = nil) throws -> MetamorphicChecker {
        var options = CampaignOptions(seed: 1)
        options.fault = fault
        return try Campaign.makeChecker(kind, options)
    }

    @Test("hold on every sound engine for generated programs", arguments: EngineKind.allCases)
    func soundEngines(_ kind: EngineKind) throws {
        let checker = try checker(kind)
        var generator = ProgramGenerator(seed: 4711)
        var variantCount = 0
        for index in 0..<150 as Range<UInt64> {
            let outcome = checker.check(generator.generate(index))
            variantCount += outcome.variantCount
            for broken in outcome.breaks { Issue.record("program \(index): \(broken.law): \(broken.difference)") }
        }
        #expect(variantCount > 1000)
    }

    @Test("each say something about a program that has everything")
    func allLawsApply() throws {
        let checker = try checker(.interpreter)
        let program = try Program(
            assembly: """
                lui x5, 0x80010
                slli x5, x5, 32
                srli x5, x5, 32
                addi x6, x5, 5
                sd x6, 1(x5)
                ld x7, 1(x5)
                add x7, x7, x6
                beq x7, x6, next
                jal x1, next
                next: ecall
                """)
        for law in MetamorphicChecker.lawNames {
            let outcome = checker.check(program, laws: [law])
            #expect(outcome.variantCount == 1, "\(law)")
            #expect(outcome.breaks.isEmpty, "\(law)")
        }
    }

    @Test(
        "say nothing about programs that read, change or leave their code",
        arguments: [
            "lw x2, 0(x1)\necall", "sw x0, 64(x1)\necall", "jalr x0, 0(x3)", "addi x1, x1, 1", "loop: jal x0, loop",
        ])
    func notAdmitted(_ assembly: String) throws {
        let program = try Program(
            assembly: assembly, registers: [1: ProgramMap.codeBase, 3: ProgramMap.dataBase], fuel: 100)
        #expect(try checker(.interpreter).check(program).variantCount == 0)
    }

    @Test("on relocation say nothing about programs that compute with addresses of code")
    func notMovable() throws {
        let program = try Program(assembly: "auipc x1, 0\nxori x2, x1, 5\necall")
        let relocations: Set = ["relocation-4", "relocation-4084"]
        #expect(try checker(.interpreter).check(program, laws: relocations).variantCount == 0)
    }

    @Test(
        "of one kind show what their instructions are misread as",
        arguments: [
            (Fault.sharedAddiBit10, "immediates", "addi x1, x0, 1024\necall"),
            (.sharedSlliBit5, "shift-amounts", "slli x1, x3, 40\necall"),
            (.sharedSubIsAdd, "registers", "sub x1, x3, x4\necall"),
            (.sharedLuiBit31, "constants", "lui x1, 0x80000\necall"),
            (.sharedStoreHigh, "addresses", "sd x4, 32(x2)\necall"),
            (.sharedLhIsLhu, "loads", "sd x5, 0(x2)\nlh x1, 0(x2)\necall"),
            (.sharedSwLineEnd, "stores", "sw x4, 61(x2)\necall"),
            (.sharedBltIsBltu, "branches", "blt x5, x4, 8\nebreak\necall"),
            (.sharedJalrBit3, "jumps", "auipc x6, 0\njalr x1, 24(x6)\nnop\nnop\nebreak\nnop\necall"),
            (.sharedXorRdBit4, "renaming-30-16", "xor x17, x3, x4\necall"),
            (.sharedHintTraps, "no-ops", "add x1, x3, x4\nadd x1, x3, x4\nadd x6, x3, x4\necall"),
        ] as [(Fault, String, String)])
    func showsFaults(_ fault: Fault, _ law: String, _ assembly: String) throws {
        let program = try Program(
            assembly: assembly, registers: [2: ProgramMap.dataBase, 3: 0x33, 4: 0x4_0404_0404, 5: .max])
        for kind in EngineKind.allCases {
            #expect(try checker(kind, fault).check(program, laws: [law]).breaks.count == 1, "\(kind)")
            #expect(try checker(kind).check(program, laws: [law]).breaks.isEmpty, "\(kind)")
        }
    }
}
