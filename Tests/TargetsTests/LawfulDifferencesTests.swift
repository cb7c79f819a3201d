import GuestMachine
import Testing

@testable import Targets

@Suite("Lawful differences") struct LawfulDifferencesTests {
    private static let ecall = Exit.trap(Trap(.environmentCall))

    @Test(
        "a target is not judged by what it need not do",
        arguments: [
            (.strict, .trap(Trap(.illegalInstruction, value: 7))),
            (.aligns, .trap(Trap(.instructionAddressMisaligned, value: 2))),
            (.stops, .fuelExhausted),
        ] as [(TargetAbilities, Exit)])
    func abstaining(_ ability: TargetAbilities, _ expected: Exit) {
        let exit = TargetReply.Exit.trap(cause: 8, value: 0)
        let lacking = LawfulDifferences(.all.subtracting(ability))
        #expect(lacking.abstains(exit, where: expected, changedCode: false))
        #expect(!LawfulDifferences(.all).abstains(exit, where: expected, changedCode: false))
    }

    @Test("programs that change code say nothing about one that needs FENCE.I")
    func coherence() {
        let exit = TargetReply.Exit.trap(cause: 8, value: 0)
        #expect(LawfulDifferences(.all.subtracting(.coherent)).abstains(exit, where: Self.ecall, changedCode: true))
        #expect(!LawfulDifferences(.all.subtracting(.coherent)).abstains(exit, where: Self.ecall, changedCode: false))
        #expect(!LawfulDifferences(.all).abstains(exit, where: Self.ecall, changedCode: true))
    }

    @Test("a value that is not told is the expected one, a cause that is another stays")
    func values() {
        let fault = Exit.trap(Trap(.loadAccessFault, value: 0x1234))
        let silent = LawfulDifferences(.all.subtracting(.tellsValue))
        #expect(silent.exit(.trap(cause: 5, value: 0), where: fault) == fault)
        #expect(LawfulDifferences(.all).exit(.trap(cause: 5, value: 0), where: fault) != fault)
        #expect(silent.exit(.trap(cause: 7, value: 0), where: fault) == .trap(Trap(.storeAccessFault)))
    }

    @Test("a cause that the profile does not have, and a program that does not end, are failures")
    func failures() {
        #expect(LawfulDifferences(.all).exit(.trap(cause: 4, value: 0), where: Self.ecall).isHostFaultLike)
        #expect(LawfulDifferences(.all).exit(.unended, where: Self.ecall) == .hostFault(.hang))
    }
}

extension Exit {
    fileprivate var isHostFaultLike: Bool { if case .hostFault = self { true } else { false } }
}
