namespace Postmortem.Reviews;

/// <summary>What became of a text that was written.</summary>
/// <param name="Stored">What is stored now: the text as sent, or merged with what someone else wrote meanwhile.</param>
/// <param name="Collision">Set where both changed the same words; then nothing was stored but the writer's own draft.</param>
public sealed record Written(string Stored, Collision? Collision = null)
{
    /// <summary>For verbs of forms, whose fields keep what was typed.</summary>
    internal static Refusal Collided(string theirs) => new(
        $"Someone else changed the same words meanwhile. Theirs: “{Words.Short(theirs, 400)}”. Yours is still in the field; put both together and save again.",
        RefusalKind.Conflict);
}

/// <summary>What someone else wrote in the same words.</summary>
public sealed record Collision(string Theirs, string TheirName);
