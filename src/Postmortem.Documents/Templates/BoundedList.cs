using System.Collections;

namespace Postmortem.Documents.Templates;

/// <summary>A list of the model; whoever goes through it spends a pass for each item. Only a collection, so that it cannot be gone through by index.</summary>
internal sealed class BoundedList(IReadOnlyCollection<object?> items, FillBudget budget) : IReadOnlyCollection<object?>, ICollection
{
    public int Count => items.Count;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var item in items)
        {
            budget.Pass();
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var item in this) array.SetValue(item, index++);
    }
}
