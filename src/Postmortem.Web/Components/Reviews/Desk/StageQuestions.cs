using Postmortem.Reviews;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>The questions of each stage in their order, and how they stand. A pure function of the review as its reader sees it.</summary>
public static class StageQuestions
{
    /// <param name="stagePage">"pause", "analyze" or "fix"; any other page asks none.</param>
    /// <param name="zone">The reader's, for times.</param>
    public static IReadOnlyList<StageQuestion> Of(ReviewPage page, string stagePage, TimeZoneInfo zone) => stagePage switch
    {
        "pause" => PauseQuestions.Of(page, zone),
        "analyze" => AnalyzeQuestions.Of(page, zone),
        "fix" => FixQuestions.Of(page),
        _ => [],
    };

    /// <summary>The one to begin with: the first that the stage still needs an answer to. Null where the stage is over, or nothing is open.</summary>
    public static string? First(ReviewPage page, string stagePage, IReadOnlyList<StageQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(questions);
        return page.Review.Stage == ReviewAddress.StageOf(stagePage) ? questions.FirstOrDefault(q => q.Standing == Standing.Open)?.Id : null;
    }

    /// <summary>The next after one that the stage still needs an answer to, from the beginning again after the last; null where it is the only one.</summary>
    public static StageQuestion? After(string id, IReadOnlyList<StageQuestion> questions)
    {
        var at = questions.TakeWhile(q => q.Id != id).Count();
        return questions.Skip(at + 1).Concat(questions.Take(at)).FirstOrDefault(q => q.Standing == Standing.Open);
    }
}
