package dev.launchway.plan;

/**
 * A field or method with {@code @Provides}.
 *
 * @param member the field's or method's name
 * @param key the resource's key
 * @param type the type of one value
 * @param method whether it is a method, whose value is known before {@code configure}
 * @param each whether it is a list that provides each element
 */
public record ProvisionMember(String member, String key, ValueType<?> type, boolean method, boolean each) {}
