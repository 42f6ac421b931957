using System.Globalization;
using Postmortem.Reviews;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A review as the four stages of the rail.</summary>
public static class ReviewRail
{
    /// <param name="open">What the address says is open, to be open on the other stages' pages too; null for nothing.</param>
    public static IReadOnlyList<RailStage> Of(ReviewPage page, TimeZoneInfo zone, string? open = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var review = page.Review;
        return
        [
            Stop("Pause", "pause", Stage.Pause, page, zone, open, review.ContainedAt is { } contained ? $"Contained {Day(contained, zone)}. " : ""),
            Stop("Analyze", "look", Stage.Analyze, page, zone, open, ""),
            Stop("Fix", "fix", Stage.Fix, page, zone, open, ""),
            new("Tell", "tell", TellState(review), ReviewAddress.To(review.Number, "fix", "customers", open), TellBody(review, zone)),
        ];
    }

    private static RailStage Stop(string name, string icon, Stage stage, ReviewPage page, TimeZoneInfo zone, string? open, string first)
    {
        var review = page.Review;
        var state = review.Stage > stage ? RailState.Done : review.Stage == stage ? RailState.Now : RailState.Later;
        var done = page.OpenedAt.TryGetValue(stage + 1, out var left) ? $"{first}Done {Day(left, zone)}" : first;
        var gate = state == RailState.Now ? page.Gate : null;
        return new RailStage(name, icon, state, ReviewAddress.To(review.Number, ReviewAddress.PageOf(stage), null, open),
            state == RailState.Done && done.Length > 0 ? done : null, gate is null ? null : GateTitle(gate),
            gate?.Items.Select(i => new RailGate(i.Sentence, i.IsMet, ReviewAddress.To(review.Number, i.Page, i.Anchor, open))).ToList());
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
