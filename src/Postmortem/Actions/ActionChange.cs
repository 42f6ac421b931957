using System.Text.Json;

namespace Postmortem.Actions;

/// <summary>What a row of the log says of an action, in a few words.</summary>
internal static class ActionChange
{
    /// <param name="after">The altered properties as a JSON object, or null.</param>
    /// <returns>Such as "its owner and its due date".</returns>
    public static string InWords(string? after)
    {
        if (after is null) return "what it says";
        using var json = JsonDocument.Parse(after);
        var names = json.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        List<string> words = [];
        if (names.Contains(nameof(CorrectiveAction.Text))) words.Add("its words");
        if (names.Contains(nameof(CorrectiveAction.OwnerId))) words.Add("its owner");
        if (names.Contains(nameof(CorrectiveAction.DueOn))) words.Add("its due date");
        if (names.Contains(nameof(CorrectiveAction.State))) words.Add("its state");
        if (names.Contains(nameof(CorrectiveAction.Strength))) words.Add("its strength");
        if (names.Contains(nameof(CorrectiveAction.SuccessMeasure))) words.Add("its measure");
        if (names.Contains(nameof(CorrectiveAction.VerifyOn))) words.Add("the day of its check");
        if (names.Contains(nameof(CorrectiveAction.VerifierId))) words.Add("who verifies it");
        if (names.Contains(nameof(CorrectiveAction.MeasureFrom))) words.Add("when its measuring begins");
        if (names.Contains(nameof(CorrectiveAction.Approach))) words.Add("what it does to its factors");
        return words.Count switch
        {
            0 => "what it says",
            1 => words[0],
            _ => $"{string.Join(", ", words[..^1])} and {words[^1]}",
        };
    }
}
