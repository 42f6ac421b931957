namespace Postmortem.Web.Components.Reviews.History;

public static partial class HistorySentences
{
    private static Deed? Comment(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("comment.write", "Comment") => new($"said{On(v.Other("ThreadId"))}: {v.Said("a comment")}"),
        ("comment.edit", "Comment") => new("changed what they had said in a comment", "Text"),
        ("comment.take-back", "Comment") => new($"took back a comment: {v.Said("taken back")}"),
        ("comment.restore", "Comment") => new($"put a comment back: {v.Said("put back")}"),
        ("comment.resolve", "CommentThread") => new($"resolved the comments{On(v.Self)}"),
        ("comment.reopen", "CommentThread") => new($"opened the comments{On(v.Self)} again"),
        _ => null,
    };

    private static string On(string? about) => about is null ? "" : $" on {about}";
}
