using Postmortem.Reviews;
using Postmortem.Reviews.Comments;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>How a question stands: still to be answered, answered, or one that may stay open.</summary>
public enum Standing
{
    Open, Answered, Optional,
}

/// <summary>One question of a stage, as it reads while nobody works on it: what is asked, and the answer in one line.</summary>
/// <param name="Id">Its id on the page, and what the address calls it.</param>
/// <param name="Answer">In one line; empty where there is none yet.</param>
public sealed record StageQuestion(string Id, string Title, Standing Standing, string Answer)
{
    /// <summary>Why it is asked, and an example.</summary>
    public Prompt? Guidance { get; init; }

    /// <summary>How the ids of the things in it begin, for links that lead to one of them.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    /// <summary>Whose comments stand in it.</summary>
    public IReadOnlyList<CommentAbout> About { get; init; } = [];

    public bool Holds(string id) => id == Id || Things.Any(thing => id.StartsWith(thing, StringComparison.Ordinal));
}
