using System.Globalization;
using Postmortem.Actions;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Actions;

/// <summary>Short words about actions, the same on every page.</summary>
internal static class ActionWords
{
    public static Tone ToneOf(ActionState state) => state switch
    {
        ActionState.Effective => Tone.Good,
        ActionState.Done => Tone.Note,
        ActionState.PartlyEffective or ActionState.NotEffective => Tone.Care,
        ActionState.InProgress => Tone.Accent,
        _ => Tone.Plain,
    };

    /// <summary>What is asked before an action takes this state; null where nothing is.</summary>
    public static string? Question(ActionState to) => to switch
    {
        ActionState.Dropped => "Why is it dropped?",
        ActionState.Effective => "What was seen that shows it works?",
        ActionState.PartlyEffective => "What works, and what does not yet?",
        ActionState.NotEffective => "What was seen that shows it does not work?",
        _ => null,
    };

    /// <summary>"9 days late", "due tomorrow"; null where the day is far enough away to be only a date.</summary>
    public static (string Text, Tone Tone)? Urgency(ActionRow row, DateOnly today)
    {
        if (!row.IsOpen || row.DueOn is not { } due) return null;
        return (due.DayNumber - today.DayNumber) switch
        {
            -1 => ("1 day late", Tone.Late),
            < 0 and var days => ($"{(-days).ToString("N0", CultureInfo.CurrentCulture)} days late", Tone.Late),
            0 => ("today", Tone.Care),
            1 => ("tomorrow", Tone.Care),
            <= 7 => (due.ToString("dddd", CultureInfo.CurrentCulture), Tone.Care),
            _ => null,
        };
    }

    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Where it stands: in its review, or beneath the question that it answers.</summary>
    public static string PlaceOf(ActionRow row) => row.QuestionId is { } question
        ? string.Create(CultureInfo.InvariantCulture, $"/?asked={question}")
        : string.Create(CultureInfo.InvariantCulture, $"/reviews/{row.ReviewNumber}/fix#action-{row.Number}");

    /// <summary>1 weaker, 2 intermediate, 3 stronger, 0 not said.</summary>
    public static int Level(Strength? strength) => strength is { } known ? (int)known + 1 : 0;
}
