import ArgumentParser
import Campaign
import CorpusStore
import EngineCatalogue
import GuestMachine
import Lockstep
import PlantedFaults
import Targets

/// A program file that a command reads, and how its divergence is looked for.
struct ProgramInput {
    let path: String
    let file: ProgramFile

    /// Reads a container, assembler text, JSON, or anything else as raw code.
    init(path: String) throws {
        self.path = path
        file = try ProgramFile.read(path: path)
    }

    /// The path of a file called `name` in the same directory.
    func sibling(_ name: String) -> String {
        path.lastIndex(of: "/").map { path[...$0] + name } ?? name
    }

    /// How to step the engines: as the file says they diverged, else block by block and then freely.
    var modes: [LockstepMode] {
        let stored = file.finding?.modes.compactMap { LockstepMode($0) } ?? []
        return stored + [.block, .freeToEnd].filter { !stored.contains($0) }
    }

    /// Whether an engine may be expected to end its process: it did, or what is planted does.
    func isLethal(_ setup: EngineSetup) -> Bool {
        setup.fault?.spec.isLethal ?? false
            || file.finding?.signature.hasSuffix("-\(StateField.crash)") ?? false
    }

    /// Where the program comes from, for reports.
    var origin: String? { file.origin.map { "seed \($0.seed), program \($0.index)" } }

    /// An investigator with the engines that the file names, or all that vote, and those with the fault.
    ///
    /// - Parameter isolates: Whether each engine runs in a process of its own.
    func investigator(_ setup: EngineSetup, isolates: Bool) throws -> Investigator {
        var options = setup.campaignOptions
        options.isolatesEngines = isolates
        let voting = options.votingEngines
        // What a file names is run only if it has an adapter of its own: a file must not say which command to run.
        let stored = (file.finding?.engines ?? []).compactMap { EngineKind(rawValue: $0) }.filter { kind in
            !voting.contains(kind) && (!kind.isTarget || TargetCatalogue.adapters.contains { $0.name == kind.rawValue })
        }
        let engines = try (voting + stored).map { kind in
            let engine = try Campaign.makeEngine(kind, options)
            try (engine as? TargetEngine)?.start()
            return (kind, engine)
        }
        return try Investigator(engines.map(\.0)) { kind in engines.first { $0.0 == kind }!.1 }
    }
}
