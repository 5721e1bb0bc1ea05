import Foundation
import Testing

@testable import EbbKit

struct ScreenTests {
  @Test("every screen opens over a new store")
  func everyScreen() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    #expect(try await ebb.now().offers.contains { $0.action == .startRide })
    #expect(try await ebb.sheet(.feelIll) != nil)
    #expect(try await ebb.sheet(.now) == nil)
    #expect(try await !ebb.breathe().patterns.isEmpty)
    #expect(try await ebb.history(before: clock.now).days.isEmpty)
    for door in PlanDoor.allCases {
      #expect(try await ebb.plan(door).door == door)
    }
    _ = try await ebb.afterPlan()
    _ = try await ebb.planVersions()
    #expect(try await !ebb.lines(of: "GB").lines.isEmpty)
    _ = try await ebb.triggers()
    #expect(try await !ebb.cards().groups.isEmpty)
    #expect(try await ebb.card("stop")?.id == "stop")
    #expect(try await ebb.card("no such card") == nil)
    for state in CardState.allCases {
      _ = try await ebb.suggestions(for: state, intensity: 5, minutes: 5, surroundings: .home)
    }
    _ = try await ebb.feel(.angry, intensity: 4)
    #expect(try await ebb.cardStep("stop", step: 0) != nil)
    _ = try await ebb.diary()
    _ = try await ebb.rehearseCards(shown: false)
    _ = try await ebb.practise()
    let practice = try await ebb.practise().groups[0].practices[0].id
    #expect(try await ebb.practice(practice) != nil)
    #expect(try await ebb.practice("no such practice") == nil)
    #expect(try await ebb.textLimit().longest > 0)
    _ = try await ebb.reminders()
    _ = try await ebb.deliveries()
    try await ebb.lookBack()
    _ = try await ebb.packs()
    #expect(try await ebb.pack() == nil)
    _ = try await ebb.packChoices()
    #expect(try await ebb.json(.status).hasPrefix("{"))
  }

  @Test("every action that a screen offers can be handed back")
  func offersAreTaken() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    let screen = try await ebb.now()
    for offer in screen.offers + screen.doors {
      let place = try await ebb.act(offer.action)
      if case .go(let offered) = offer.action { #expect(place == offered) }
    }
  }

  @Test("sound is there while a session breathes, as long as was asked for")
  func sound() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(.startBreathing(pattern: "long-exhale", minutes: 1, fromRate: nil))
    #expect(try await ebb.soundNow(at: clock.now) != nil)
    let track = try await ebb.track(from: clock.now, to: clock.now + 2, begins: true)
    #expect(track.count == 2 * 24_000 * 2)
  }
}
