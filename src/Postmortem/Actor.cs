namespace Postmortem;

/// <summary>
/// Who asks. Every verb takes one and reads the person's present role from the database, so that a changed role or a
/// disabled account takes effect with the very next verb.
/// </summary>
public readonly record struct Actor(Guid PersonId)
{
    /// <summary>
    /// The key of what is asked, where it makes something: of all requests with the same key the first is carried out, and the others get its answer.
    /// Null where asking twice may do it twice.
    /// </summary>
    public Guid? RequestKey { get; init; }

    /// <summary>The same person, asking for something that is to be made once.</summary>
    public Actor Once(Guid key) => this with { RequestKey = key };
}
