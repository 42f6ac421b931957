namespace Postmortem.Reviews.Fix;

public enum FactAbout { WhatHappened, Why, WhatChanged }

/// <summary>A statement in the review that may be told to customers, in words meant for them.</summary>
public sealed class ShareableFact
{
    private ShareableFact() { }

    internal ShareableFact(Guid reviewId, FactAbout about, Guid? sourceId, string text, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, About, SourceId, Text) = (reviewId, about, sourceId, text);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }
    public FactAbout About { get; private set; }

    /// <summary>The timeline entry, factor or action it was taken from, if any.</summary>
    public Guid? SourceId { get; private set; }
    public string Text { get; private set; } = "";

    internal void Reword(string text) => Text = text;
}
