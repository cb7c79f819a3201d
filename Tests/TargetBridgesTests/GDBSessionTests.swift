import Foundation
import Targets
import Testing

@testable import TargetBridges

@Suite("Stubs that misbehave") struct GDBSessionTests {
    private typealias Talk = @Sendable (Int32) -> Void

    /// Why a session with such a stub does not come about.
    private func failure(of talk: @escaping Talk, patience: Double = 5) throws -> TargetFailure? {
        let server = try StubServer(talk)
        do throws(TargetFailure) {
            _ = try GDBSession(host: "127.0.0.1", port: server.port, patience: patience)
            return nil
        } catch {
            return error
        }
    }

    @Test("are named by what they do, in one line")
    func misbehaving() throws {
        let cases: [(Talk, TargetFailure.Kind, String)] = [
            ({ _ in }, .died, "closed the connection"),
            ({ StubServer.send("+$Pac", to: $0) }, .died, "closed the connection"),
            ({ StubServer.send("hello", to: $0) }, .garbage, "the stub sent 'h' where a packet should begin"),
            (
                { connection in
                    while StubServer.receive(connection), StubServer.send("$OK#00", to: connection) {}
                }, .garbage, "the stub sent a packet whose sum is wrong"
            ),
            (
                { connection in
                    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)
                    StubServer.send("+$", to: connection)
                    // A gigabyte, if anybody took it.
                    for _ in 0..<(1 << 14) { if !StubServer.send(piece, to: connection) { return } }
                }, .garbage, "the stub sent more than 1048576 bytes in a packet"
            ),
            (
                { connection in
                    StubServer.receive(connection)
                    StubServer.send(packet("qXfer:features:read+"), to: connection)
                    while StubServer.receive(connection), StubServer.send(packet("l<target/>"), to: connection) {}
                }, .garbage, "the stub describes no hart with x0 to x31 and pc of 64 bits"
            ),
        ]
        for (talk, kind, text) in cases {
            let failure = try #require(try failure(of: talk))
            #expect(failure.kind == kind && failure.description == text, "\(failure)")
        }
    }

    @Test("are not waited for when they say nothing")
    func silent() throws {
        let failure = try failure(of: { _ in sleep(3) }, patience: 0.3)
        #expect(failure?.kind == .hung)
    }

    @Test("a packet that was damaged on its way comes again")
    func damaged() throws {
        let server = try StubServer { connection in
            StubServer.receive(connection)
            StubServer.send("$Pac#00", to: connection)
            StubServer.receive(connection)
            StubServer.send(packet("PacketSize=400"), to: connection)
            while StubServer.receive(connection), StubServer.send(packet(""), to: connection) {}
        }
        let session = try GDBSession(host: "127.0.0.1", port: server.port, patience: 5)
        #expect(session.description == TargetDescription())
    }

    @Test("where nobody listens is told with the address")
    func nobody() {
        let error = #expect(throws: TargetFailure.self) {
            try GDBSession(host: "127.0.0.1", port: "1", patience: 1)
        }
        #expect(error?.description == "cannot connect to 127.0.0.1:1: Connection refused")
    }
}

/// A text as a packet.
private func packet(_ text: String) -> String { String(decoding: GDBPacket.framed(Array(text.utf8)), as: UTF8.self) }
