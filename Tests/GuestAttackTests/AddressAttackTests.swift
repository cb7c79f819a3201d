import EngineCatalogue
import GuestISA
import GuestMachine
import PlantedFaults
import Testing

@testable import GuestAttack

@Suite("Hostile addresses") struct AddressAttackTests {
    @Test(
        "every load, store and jump to a hostile address ends as the contract says and changes nothing else",
        arguments: EngineKind.allCases, AttackedMemory.Map.allCases)
    func contained(kind: EngineKind, map: AttackedMemory.Map) throws {
        // Unoptimized, some addresses are enough: scripts/attack-guest-memory tries them all.
        for (setupMap, options) in GuestAttack.setups
        where setupMap == map && options.use != .process(countsInstructions: true) {
            for instruction in AttackingInstruction.all {
                let attack = try AddressAttack(kind, map, options: options, seed: 5, isQuick: true)
                try attack.run(instruction, addressCount: 40)
                #expect(attack.allowedCount > 0 && attack.allowedCount < attack.count)
            }
        }
    }

    @Test(
        "a planted fault of an access is a breach",
        arguments: [
            (.interpStorePartial, .interpreter), (.interpLoadTvalStart, .interpreter),
            (.irCacheStoreTvalStart, .ir), (.directLoadTvalStart, .direct), (.directCacheSlowLwuSigned, .direct),
        ] as [(Fault, EngineKind)])
    func breaches(_ fault: Fault, _ kind: EngineKind) throws {
        #expect(throws: AddressAttack.Breach.self) {
            for instruction in AttackingInstruction.all {
                let attack = try AddressAttack(
                    kind, .program, options: EngineOptions(), seed: 5, isQuick: true, fault: fault)
                try attack.run(instruction, addressCount: 40)
            }
        }
    }

    @Test("the copy of memory knows rights, wraps and stores")
    func copy() throws {
        let memory = try AttackedMemory(.process)
        #expect(memory.firstForbidden(0x1_1ffd, count: 8, .read) == nil)
        #expect(memory.firstForbidden(0x1_1ffd, count: 8, .write) == 0x1_2000)
        #expect(memory.firstForbidden(0xffff_fffd, count: 8, .read) == 0x1_0000_0000)
        #expect(memory.firstForbidden(.max, count: 8, .read) == .max)
        memory.store(0x1122, at: 0x1_0001, count: 2)
        #expect(memory.value(at: 0x1_0001, count: 2) == 0x1122)
        // The guest's own memory has not seen that store: this is what a breach looks like.
        #expect(memory.firstDifference() == 0x1_0001)
    }
}
