import CorpusStore
import GuestLinux
import GuestMachine
import HostFiles

/// Runs programs on engines and compares how they end with their goldens.
public struct GoldenChecker {
    /// Makes an engine of a kind for a memory.
    public typealias EngineMaker = (EngineKind, GuestMemory) throws -> any Engine

    private let corpus: CorpusFolder
    private let engines: [EngineKind]
    private let makeEngine: EngineMaker

    /// A checker of the programs and goldens of `corpus` on `engines`.
    public init(_ corpus: CorpusFolder, engines: [EngineKind], makeEngine: @escaping EngineMaker) {
        self.corpus = corpus
        self.engines = engines
        self.makeEngine = makeEngine
    }

    /// Checks every program of the corpus: at once on a new engine, then on the same engine, which now has its code
    /// translated, block by block and step by step.
    ///
    /// A program without golden is a failure, and so is a golden without program.
    ///
    /// - Returns: A group for each folder of the corpus, by name.
    /// - Throws: What reading the folders or making an engine throws.
    public func checkPrograms() throws -> [GoldenGroup] {
        var groups: [GoldenGroup] = []
        func add(_ failures: [String], programs: Int, to name: String) {
            let folder = name.split(separator: "/").dropLast().first.map(String.init) ?? "corpus"
            if !groups.contains(where: { $0.name == folder }) {
                groups.append(GoldenGroup(name: folder, engineCount: engines.count))
            }
            for index in groups.indices where groups[index].name == folder {
                groups[index].programCount += programs
                groups[index].failures += failures
            }
        }
        let entries = try corpus.entries()
        let programs = entries.map { (name: $0.name, entry: Optional($0)) }
        let orphans = try corpus.goldensWithoutProgram(entries).map { (name: $0, entry: CorpusFolder.Entry?.none) }
        for (name, entry) in (programs + orphans).sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            if let entry {
                add(try check(entry), programs: 1, to: name)
            } else {
                add(["\(corpus.goldenPath)/\(name).state: there is no such program"], programs: 0, to: name)
            }
        }
        return groups
    }

    /// Checks the paper's benchmark and whole Linux programs.
    ///
    /// - Parameter retiredLimit: Programs that retire more instructions are left out; by default none is.
    /// - Returns: The groups `paper` and `programs`, if they have goldens.
    /// - Throws: What reading goldens and programs or making an engine throws.
    public func checkProcesses(retiredLimit: UInt64 = .max) throws -> [GoldenGroup] {
        let store = GoldenStore(corpus: corpus.path, golden: corpus.goldenPath)
        var groups = ["paper", "programs"].map { GoldenGroup(name: $0, engineCount: engines.count) }
        for kind in engines {
            try store.check(retiredLimit: retiredLimit, on: { try makeEngine(kind, $0) }) { outcome in
                for index in groups.indices where outcome.name.hasPrefix(groups[index].name + "/") {
                    if kind == engines.first { groups[index].programCount += 1 }
                    guard let note = outcome.note else { continue }
                    groups[index].failures.append("\(store.golden)/\(outcome.name): \(kind.rawValue): \(note)")
                }
            }
        }
        return groups.filter { $0.programCount > 0 }
    }
}

// MARK: - One program

extension GoldenChecker {
    /// What is not as it should be, one line for each way to run the program.
    private func check(_ entry: CorpusFolder.Entry) throws -> [String] {
        let program: Program
        let golden: GoldenState
        do {
            program = try ProgramFile.read(path: entry.path).program
            golden = try GoldenState.read(path: corpus.goldenPath(of: entry))
        } catch let error as FileAccessError where error.path == corpus.goldenPath(of: entry) && error.isMissing {
            return ["\(entry.path): has no golden \(error.path): rvfuzz golden --record --with qemu"]
        } catch {
            return ["\(error)"]
        }
        return try engines.flatMap { kind in
            let engine = try makeEngine(kind, GuestMemory.forPrograms())
            return Stepping.allCases.compactMap { stepping in
                guard engine.memory.load(program) else { return "\(entry.path): does not fit into memory" }
                var hart = program.initialHart
                let exit = stepping.run(engine, &hart, fuel: program.fuel)
                let state = ObservedState(exit: exit, hart: hart, memory: engine.memory, after: program)
                let differences = golden.differences(from: state)
                guard !differences.isEmpty else { return nil }
                return "\(entry.path): \(kind.rawValue), \(stepping.rawValue): \(differences.joined(separator: "; "))"
            }
        }
    }
}
