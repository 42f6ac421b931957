using System.Globalization;
using Postmortem.Reviews;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A review as the four stages of the rail.</summary>
public static class ReviewRail
{
    public static IReadOnlyList<RailStage> Of(ReviewPage page, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(page);
        var review = page.Review;
        return
        [
            Stop("Pause", "pause", Stage.Pause, page, zone, review.ContainedAt is { } contained ? $"Contained {Day(contained, zone)}. " : ""),
            Stop("Analyze", "look", Stage.Analyze, page, zone, ""),
            Stop("Fix", "fix", Stage.Fix, page, zone, ""),
            new("Tell", "tell", TellState(review), ReviewAddress.To(review.Number, "fix", "customers"), TellBody(review, zone)),
        ];
    }

    private static RailStage Stop(string name, string icon, Stage stage, ReviewPage page, TimeZoneInfo zone, string first)
    {
        var review = page.Review;
        var state = review.Stage > stage ? RailState.Done : review.Stage == stage ? RailState.Now : RailState.Later;
        var done = page.OpenedAt.TryGetValue(stage + 1, out var left) ? $"{first}Done {Day(left, zone)}" : first;
        var gate = state == RailState.Now ? page.Gate : null;
        return new RailStage(name, icon, state, ReviewAddress.To(review.Number, stage), state == RailState.Done && done.Length > 0 ? done : null,
            gate is null ? null : GateTitle(gate), gate?.Items.Select(i => new RailGate(i.Sentence, i.IsMet, ReviewAddress.To(review.Number, i))).ToList());
    }

    private static string GateTitle(Gate gate) => gate.Title == "Closing" ? "Before it closes" : $"Before {gate.Title} opens";

    private static RailState TellState(Review review) =>
        review.CustomersToldAt is not null || review.NoNoticeReason.Length > 0 ? RailState.Done
        : review.IsClosed ? RailState.Now
        : RailState.Later;

    private static string? TellBody(Review review, TimeZoneInfo zone) =>
        review.CustomersToldAt is { } told ? $"Customers told {Day(told, zone)}"
        : review.NoNoticeReason.Length > 0 ? "No notice owed"
        : null;

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM", CultureInfo.CurrentCulture);
}
